import { staffHooks } from '@lobby/client/react';
import { createStaffSession } from '@lobby/client/staff';

/** Who is signed in on this page. */
export const session = createStaffSession();
export const { useMay, useMe, useSession } = staffHooks(session);
