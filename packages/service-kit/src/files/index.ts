export { contentHash, type FileStore } from './fileStore.ts';
export { folderFiles } from './folderFiles.ts';
export { keepFile, type IncomingFile, type KeptFile } from './keepFile.ts';
export { DOCUMENTS, PICTURES_AND_PDF } from './readType.ts';
export { removeOrphans, type NamesFiles } from './removeOrphans.ts';
export { s3Files, type S3Options } from './s3Files.ts';
