import type { HttpApp } from '#platform/http/http-app.ts';
import { registerPasswordRoutes } from '#workspace/sign-in/password-routes.ts';
import { registerSecondFactorRoutes } from '#workspace/sign-in/second-factor-routes.ts';
import { registerSessionRoutes } from '#workspace/sign-in/session-routes.ts';
import { registerSingleSignOnRoutes } from '#workspace/sign-in/single-sign-on-routes.ts';
import { registerSignInRoutes } from '#workspace/sign-in/sign-in-routes.ts';

/** Every way in, and what somebody can do with their own account. */
export function registerWaysToSignIn(http: HttpApp): void {
  registerSignInRoutes(http);
  registerSessionRoutes(http);
  registerPasswordRoutes(http);
  registerSecondFactorRoutes(http);
  registerSingleSignOnRoutes(http);
}
