/** Bytes that are added one by one. */
export class ByteList {
  length = 0;
  #bytes = Buffer.allocUnsafe(1024);

  push(byte: number): void {
    if (this.length === this.#bytes.length) this.#grow(this.length + 1);
    this.#bytes[this.length++] = byte;
  }

  append(from: Buffer, start: number, end: number): void {
    const length = this.length + end - start;
    if (length > this.#bytes.length) this.#grow(length);
    from.copy(this.#bytes, this.length, start, end);
    this.length = length;
  }

  #grow(length: number): void {
    const larger = Buffer.allocUnsafe(Math.max(length, 2 * this.#bytes.length));
    this.#bytes.copy(larger);
    this.#bytes = larger;
  }

  clear(): void {
    this.length = 0;
  }

  take(): Buffer {
    return Buffer.from(this.#bytes.subarray(0, this.length));
  }
}
