// @ts-check
/**
 * An Image widget whose picture comes as `data:`: the page's policy knows no `blob:`.
 * @param {import("./ipywidgets_environment.js").Bundle} bundle
 */
export function ImageFromData(bundle) {
  return class extends bundle.ImageView {
    update() {
      const { format, value, width, height } = this.model.attributes;
      const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
      const image = /** @type {HTMLImageElement} */ (this.el);
      image.src =
        format === "url"
          ? new TextDecoder().decode(bytes)
          : `data:image/${format.replace(/^svg$/, "svg+xml")};base64,${base64(bytes)}`;
      for (const [name, size] of Object.entries({ width, height })) {
        if (size) image.setAttribute(name, size);
        else image.removeAttribute(name);
      }
    }
  };
}

/** In pieces: a function takes only so many arguments. */
function base64(/** @type {Uint8Array} */ bytes) {
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192) {
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  }
  return btoa(text);
}
