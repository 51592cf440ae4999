/** The bank's own directory of staff, an OpenID Connect provider. */
export type DirectoryOptions = {
  /** The issuer; its discovery document stands at `/.well-known/openid-configuration`. */
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** The claim that holds the user name of an account here. */
  usernameClaim: string;
  /** Strengths of proof (`acr`), one of which the directory must vouch for; none is asked for when empty. */
  acr?: readonly string[];
};
export const DIRECTORY = 'directory';
/** Where the directory sends people back to. */
export const CALLBACK_PATH = '/api/v1/desk/directory/callback';
