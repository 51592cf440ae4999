import type { Language } from '@lobby/contracts';

/** A file of a model and the SHA-256 sums it may have (the hub and the package differ in one tokenizer's formatting). */
export type ModelFile = { path: string; sha256: readonly string[]; bytes: number };

/** One encoder model, pinned by checksum. */
export type ModelSpec = {
  language: Language;
  /** Folder under `modelsDir`, and the model's name in ids. */
  folder: string;
  dimensions: number;
  /** Which of the model's outputs is the text's vector: chosen by measurement (docs/evaluation.md). */
  pooling: 'cls' | 'mean';
  /** Repository on the Hugging Face hub. */
  hub: string;
  /** The same files in a Java package: `artifact` for Maven, and which entry of its zip is which file. */
  maven: { artifact: string; entries: Readonly<Record<string, string>> };
  files: readonly ModelFile[];
};

const ONNX = 'onnx/model_quantized.onnx';
const TOKENIZER = 'tokenizer.json';
const mavenOf = (name: string, entry: string): ModelSpec['maven'] => ({
  artifact: `dev.langchain4j:langchain4j-embeddings-${name}:1.11.0-beta19`,
  entries: { [ONNX]: `${entry}.onnx`, [TOKENIZER]: `${entry}-tokenizer.json` },
});

/** BGE small v1.5 (BAAI, MIT licence) in int8: one model per language beats one multilingual model here, at a quarter of its time. */
export const MODELS: readonly ModelSpec[] = [
  {
    language: 'zh', folder: 'bge-small-zh-v1.5', dimensions: 512, pooling: 'cls', hub: 'Xenova/bge-small-zh-v1.5', maven: mavenOf('bge-small-zh-v15-q', 'bge-small-zh-v1.5-q'),
    files: [
      { path: ONNX, bytes: 24_010_842, sha256: ['15b717c382bcb518ba457b93ea6850ede7f4f1cd8937454aa06972366cd19bcc'] },
      { path: TOKENIZER, bytes: 439_125, sha256: ['48cea5d44424912a6fd1ea647bf4fe50b55ab8b1e5879c3275f80e339e8fae26', 'fdfe8732afc3b2cf9b97f4efb142e56ba20eaf2962f15eb0eb2feefe692dfd87'] },
    ],
  },
  {
    language: 'en', folder: 'bge-small-en-v1.5', dimensions: 384, pooling: 'mean', hub: 'Xenova/bge-small-en-v1.5', maven: mavenOf('bge-small-en-v15-q', 'bge-small-en-v1.5-q'),
    files: [
      { path: ONNX, bytes: 34_014_426, sha256: ['6c9c6101a956d62dfb5e7190c538226c0c5bb9cb27b651234b6df063ee7dbfe4'] },
      { path: TOKENIZER, bytes: 711_396, sha256: ['d241a60d5e8f04cc1b2b3e9ef7a4921b27bf526d9f6050ab90f9267a1f9e5c66'] },
    ],
  },
];

/** What transformers.js wants to see beside the weights; the same for both models, so it is written here instead of fetched. */
export const CONFIG_FILES: Readonly<Record<string, object>> = {
  'config.json': { model_type: 'bert' },
  'tokenizer_config.json': { tokenizer_class: 'BertTokenizer', do_lower_case: true, model_max_length: 512 },
};
