// The server's types have no browser in them, and Node's name WebAssembly without its constructors: the three that are used here.
declare namespace WebAssembly {
  const Module: new (bytes: Uint8Array) => object;
  const Memory: new (size: { initial: number }) => { readonly buffer: ArrayBuffer };
  const Instance: new (module: object, imports: Record<string, Record<string, object>>) => { readonly exports: Record<string, unknown> };
}
