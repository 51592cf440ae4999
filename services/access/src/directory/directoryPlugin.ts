import { genericOAuth } from 'better-auth/plugins';
import { emailOf } from '../staff/emailOf.ts';
import { CALLBACK_PATH, DIRECTORY, type DirectoryOptions } from './directoryOptions.ts';

/**
 * The directory as better-auth's provider: authorization code with PKCE, nonce, and an id token checked against the directory's keys. Nobody is signed up by
 * it: an account must exist here, made by who manages staff, and its roles come from here alone.
 */
export function directoryPlugin(baseUrl: string, { issuer, clientId, clientSecret, usernameClaim }: DirectoryOptions) {
  return genericOAuth({
    config: [{
      providerId: DIRECTORY, discoveryUrl: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, requireIdTokenVerification: true, clientId, clientSecret,
      scopes: ['openid', 'profile'], pkce: true, redirectURI: `${baseUrl}${CALLBACK_PATH}`, disableSignUp: true,
      mapProfileToUser: (profile) => ({ email: emailOf(usernameIn(profile, usernameClaim)), emailVerified: true }),
    }],
  });
}

function usernameIn(profile: Record<string, unknown>, claim: string): string {
  const value = profile[claim];
  return typeof value === 'string' ? value : '';
}
