// nlp.js carries no types of its own; these are the few calls the comparison makes.
declare module '@nlpjs/core' {
  type Engine = { settings: object; addLanguage(language: string): void; addDocument(language: string, text: string, intent: string): void; train(): Promise<void>; process(language: string, text: string): Promise<{ intent: string }> };
  export function containerBootstrap(): Promise<{ use(plugin: object): void; get(name: 'nlp'): Engine }>;
}
declare module '@nlpjs/nlp' { export const Nlp: object; }
declare module '@nlpjs/lang-en' { export const LangEn: object; }
declare module '@nlpjs/lang-zh' { export const LangZh: object; }
