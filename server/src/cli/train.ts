import { withHouse } from './withHouse.ts';

/**
 * `train`: makes what understanding and search learn from the content folder, and keeps it in CACHE_DIR, so that the next start on an empty record learns nothing. Without the encoder's
 * files it learns from words alone.
 */
export async function train(): Promise<number> {
  return withHouse('fresh', async ({ nlu, knowledge }) => {
    await Promise.all([nlu.idle(), knowledge.idle()]);
    return 0;
  });
}
