import { genericOAuth } from 'better-auth/plugins';
import { decodeJwt } from 'jose';
import { emailOf } from '../staff/emailOf.ts';
import { CALLBACK_PATH, DIRECTORY, type DirectoryOptions } from './directoryOptions.ts';

/**
 * The directory as better-auth's provider: authorization code with PKCE, nonce, and an id token checked against the directory's keys. Nobody is signed up by
 * it: an account must exist here, made by who manages staff, and its roles come from here alone.
 */
export function directoryPlugin(baseUrl: string, { issuer, clientId, clientSecret, usernameClaim, acr = [] }: DirectoryOptions) {
  return genericOAuth({
    config: [{
      providerId: DIRECTORY, discoveryUrl: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, requireIdTokenVerification: true, clientId, clientSecret,
      scopes: ['openid', 'profile'], pkce: true, redirectURI: `${baseUrl}${CALLBACK_PATH}`, disableSignUp: true,
      ...(acr.length > 0 ? { authorizationUrlParams: { acr_values: acr.join(' ') }, getUserInfo: async ({ idToken }) => strongClaims(idToken, acr) } : {}),
      mapProfileToUser: (profile) => ({ email: emailOf(usernameIn(profile, usernameClaim)), emailVerified: true }),
    }],
  });
}

/**
 * The claims of an id token that vouches for one of the strengths asked for, else null, and nobody is let in: a directory that is asked for a strength may answer with a lesser one, or say nothing.
 * better-auth has checked the token's signature, audience and nonce before it asks here; without a token nothing is believed.
 */
function strongClaims(idToken: string | undefined, acr: readonly string[]) {
  const claims = idToken === undefined ? {} : decodeJwt(idToken);
  return typeof claims.acr === 'string' && acr.includes(claims.acr) && claims.sub ? { ...claims, id: claims.sub, emailVerified: true } : null;
}

function usernameIn(profile: Record<string, unknown>, claim: string): string {
  const value = profile[claim];
  return typeof value === 'string' ? value : '';
}
