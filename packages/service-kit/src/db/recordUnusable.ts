/** The embedded record cannot be opened, or, when `isNew`, not be made. */
export class RecordUnusableError extends Error {
  constructor(folder: string, reason: string, isNew = false) {
    super(isNew
      ? `The record could not be made in ${folder} (${reason}). Is there space left, and may this user write there? Start again once there is; nothing was stored yet.`
      : `The record in ${folder} cannot be opened (${reason}). Lobby does not repair it. Keep the folder, set DATA_DIR to an empty directory and bring the last backup back: npm run restore -- --from FILE`);
    this.name = 'RecordUnusableError';
  }
}
