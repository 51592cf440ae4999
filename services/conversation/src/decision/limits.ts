/** Turns after which a person takes over. */
export const TURN_LIMIT = 40;
/** Clarifications or refusals in a row after which a person is offered; the next one hands over. */
export const FAILURES_TO_OFFER = 2;
export const FAILURES_TO_HAND_OFF = 3;
/** With an unsure topic, only an answer that retrieval is this sure of is given. */
export const SURE_RETRIEVAL = 0.8;
/** A topic below this is not worth a button. */
export const PLAUSIBLE = 0.12;
/** From this on the customer is upset enough to be offered a person with the answer. */
export const UPSET = 0.75;
export const MOST_BUTTONS = 3;
/** Choices after a bare noun ("信用卡"), where scores tell less. */
export const BARE_BUTTONS = 5;
export const MOST_NEEDS = 3;
