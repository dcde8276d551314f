export type TextEncoding = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be' | 'windows-1252';
export type Separator = ',' | ';' | '\t' | '|';
export declare function detectEncoding(bytes: Uint8Array): TextEncoding;
export declare function looksLikeText(bytes: Uint8Array): { ok: true } | { ok: false; reason: string };
export declare function detectSeparator(sample: string): Separator;
