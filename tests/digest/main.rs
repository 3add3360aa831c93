//! The digest and its mail, from hand-made digests: golden text, HTML and bytes, hostile input, links.

#[cfg(test)]
mod golden;
#[cfg(test)]
mod hostile;
#[cfg(test)]
mod links;
#[cfg(test)]
mod mail;
#[cfg(test)]
mod samples;
