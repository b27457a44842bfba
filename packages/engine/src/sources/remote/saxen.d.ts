/** What is used of the XML parser saxen, which brings no types. */
declare module 'saxen' {
  export class Parser {
    on(event: 'openTag', listener: (name: string) => void): this;
    on(event: 'closeTag', listener: (name: string) => void): this;
    on(event: 'text', listener: (text: string, decode: (text: string) => string) => void): this;
    on(event: 'error', listener: (error: Error) => void): this;
    parse(xml: string): void;
  }
}
