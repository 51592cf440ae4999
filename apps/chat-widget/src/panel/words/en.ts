import type { Words } from './zh.ts';

export const en: Words = {
  greeting: (bot) => `Hello, I'm ${bot}`,
  greetingSub: 'Ask about fees, rates and conditions, or get things done. Every answer names its source, and a person is one tap away.',
  topics: 'Often asked', suggestions: 'Related', suggested: (n: number) => `${n} related ${n === 1 ? 'question' : 'questions'}, up and down to choose`, suggestionsHide: 'Hide related questions',
  composerLabel: 'Your question', placeholder: 'Type a question…', placeholderQueue: 'Add details for the colleague who comes…', placeholderAgent: (name) => `Reply to ${name}…`, send: 'Send', left: (n) => `${n} characters left`, tooLong: (n) => `${n} characters too many`,
  human: 'Talk to a person', humanText: 'I want to talk to a person',
  close: 'Minimise', language: '中 · 切换到中文', languageShort: '中', panel: 'Chat assistant', more: 'More', transcript: 'Download transcript', restart: 'New conversation',
  speakerBot: 'Assistant', speakerQueue: 'Connecting you to a person', speakerAway: 'Outside service hours', speakerNobody: 'Nobody online right now', speakerAgent: (name) => `Agent ${name}`, speakerClosed: 'Conversation ended', agent: 'Agent',
  helpful: 'Helpful', unhelpful: 'Not helpful', feedbackOf: 'Was this answer helpful', feedbackThanks: 'Thank you', feedbackSorry: 'Sorry. Try other words, or talk to a person',
  basis: (n) => `Sources ${n}`, basisTitle: 'Where this answer stands written', section: 'Section', validFrom: 'Valid from', version: 'Version', sheetClose: 'Close',
  sending: 'Sending', sent: 'Sent', delivered: 'Delivered', read: 'Read', failed: 'Not sent', resend: 'Resend', discard: 'Delete', masked: 'Some numbers were hidden to protect you',
  queueAt: (n) => `Connecting you to a person. You are number ${n} in line`, queue: 'Connecting you to a person, one moment', wait: (minutes) => (minutes <= 1 ? 'about 1 minute' : `about ${minutes} minutes`), queueNobody: 'No colleague is online right now, so we cannot say how long it will take. You will be served here as soon as somebody is back. If you would rather not wait, leave a message or ask to be called.', queueClosed: 'Our colleagues are not on duty now. Your request is on record and will be answered here when they are back. You can also leave a message or ask to be called.', queueAhead: (n) => `${n} ahead of you`, keepWaiting: 'Keep waiting', keepWaitingDone: "All right. You will see here when it is your turn", keepWaitingNobody: "All right. You will be served here as soon as somebody is back; you need not keep this page open", toBot: (bot) => `Back to ${bot}`,
  leaveMessage: 'Leave a message', askCallback: 'Call me back', deferPhone: 'Number to call', deferText: 'What should our colleague know?', deferCall: 'Ask for a call', deferSend: 'Send message', deferBack: 'Back', deferFailed: 'That did not work, please try again', deferNumber: 'Please enter a number we can reach you at, such as 138 0000 1234', deferEmpty: 'Please write what our colleague should know',
  typing: (name) => `${name} is typing…`, offline: 'Offline. Keep typing; it is sent when you are back', connecting: 'Reconnecting; your message is sent then', refused: 'Cannot connect at the moment. Please reload the page',
  attach: 'Send a picture or PDF', camera: 'Take a photo', uploading: (name) => `Uploading ${name}`, cancelFile: 'Cancel', saveFile: 'Download', fileAway: 'Cannot be opened now, tap to retry',
  today: 'Today', yesterday: 'Yesterday', newMessages: 'New messages', you: 'You', log: 'Conversation', redacted: '(removed)', loading: 'Reading your earlier conversation…',
  rateTitle: 'How did we do?', rateScores: ['Very poor', 'Poor', 'Fair', 'Good', 'Very good'], rateComment: 'Anything to add? (optional)', rateSend: 'Send rating', rateThanks: 'Thank you for your rating', rateFailed: 'That did not work. Please try again',
  transcriptTitle: (bank) => `${bank} conversation`, answers: 'Choose an answer',
  problem: { too_large: 'Too long', rate_limited: 'Too many messages at once', conflict: 'Message id conflict', wrong_state: 'Not possible right now', file_too_large: 'The file is too large, 10 MB at most', file_unsupported_type: 'Only pictures and PDF', file_invalid_request: 'The file is gone, please choose it again', other: 'Please try again' },
};
