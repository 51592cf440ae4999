/** The embedded record cannot be opened, or, when `isNew`, not be made. */
export class RecordUnusableError extends Error {
  constructor(folder: string, reason: string, isNew = false) {
    super(isNew
      ? `The record could not be made in ${folder} (${reason}). Is there space left, and may this user write there? Start again once there is; nothing was stored yet.`
      : `The record in ${folder} cannot be opened (${reason}). Lobby does not repair it. Keep the folder, set DATA_DIR to an empty directory and bring the last backup back: npm run restore -- --from FILE`);
    this.name = 'RecordUnusableError';
  }
}

/** The record needs changes that the program's role may not make. */
export class RecordBehindError extends Error {
  constructor() {
    super('The record is older than this program, and the role in DATABASE_URL may not change it. Run `npm run migrate -- --app-role ROLE` with the owner\'s DATABASE_URL, then start again.');
    this.name = 'RecordBehindError';
  }
}
