//! The digest and its mail, from hand-made digests: golden text, HTML and bytes, hostile input, links, and
//! what a browser makes of the page.

#[cfg(test)]
mod form;
#[cfg(test)]
mod golden;
#[cfg(test)]
mod hostile;
#[cfg(test)]
mod links;
#[cfg(test)]
mod look;
#[cfg(test)]
mod mail;
#[cfg(test)]
mod mailed;
#[cfg(test)]
mod notes;
#[cfg(test)]
mod parsed;
#[cfg(test)]
mod samples;
