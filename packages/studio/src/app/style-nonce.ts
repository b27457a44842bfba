declare global {
  /** Asked for by the library that stops the page from scrolling behind a dialog. */
  var __webpack_nonce__: string | undefined;
}

const nonce = document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content ?? '';
if (nonce !== '') globalThis.__webpack_nonce__ = nonce;

/** The nonce under which the content security policy lets this page add styles; the server writes it into the page. */
export function styleNonce(): string {
  return nonce;
}
