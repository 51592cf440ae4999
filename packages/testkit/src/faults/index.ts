export { openFaultProxy, type FaultProxy } from './faultProxy.ts';
export { freePort, openGround, type Ground } from './ground.ts';
export { addUp, judge, type Acked, type History, type Judgement, type Stored, type View } from './history.ts';
export { pause, untilDone, untilTrue } from './pause.ts';
export { between, pick, seededRandom } from './random.ts';
export { openDoor, RawCustomer, type Door } from './rawCustomer.ts';
export { readStored } from './readStored.ts';
export { openBrowser, openTab, type Browser, type RealCustomer } from './realCustomer.ts';
export { signIn, type StaffMember } from './staffMember.ts';
