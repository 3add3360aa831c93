// A picture in base64, with sixteen levels of each colour and written without loss: half the bytes, and letters stay sharp.
(async (png) => {
  const image = new Image();
  image.src = `data:image/png;base64,${png}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [image.width, image.height];
  const context = canvas.getContext("2d");
  context.drawImage(image, 0, 0);
  const pixels = context.getImageData(0, 0, canvas.width, canvas.height);
  pixels.data.forEach((level, at) => { pixels.data[at] = Math.round(level / 17) * 17; });
  context.putImageData(pixels, 0, 0);
  return canvas.toDataURL("image/webp", 1).split(",")[1];
})
