const STRONG = /(?:气死|烦死|妈的|他妈|tmd|卧槽|靠北|垃圾|狗屁|骗子银行|什么破|破银行|破app|有病|脑残|智障|滚|废物|坑人|坑爹|扯淡|无语|离谱|受够了|忍无可忍|太差劲|差劲|恶心|欺负人|耍我|耍人|糊弄|敷衍|推诿|踢皮球|投诉你|不负责任|fuck|fucking|shit|bullshit|wtf|damn|stupid|useless|idiot|ridiculous|pathetic|terrible|awful|worst|disgusting|unacceptable|fed up|sick of|outrageous|joke of a)/g;
const MILD = /(?:又来|又是这样|还是不行|还不行|怎么还|到底|究竟|搞什么|怎么回事|说了多少(?:遍|次)|第[三四五六七八九十]次|好几次|打了?半天|等了?(?:半天|好久|很久|这么久)|一直(?:没|不)|没人(?:管|理)|答非所问|听不懂人话|听不懂|急死|着急|失望|不满意|麻烦死|太慢|again|still (?:not|no|waiting)|how many times|already told|keep(?:s)? (?:asking|saying|telling)|for the (?:third|fourth|fifth) time|nobody|no one (?:is|has)|disappointed|annoy|frustrat|waste of time|waited (?:hours|ages|forever)|this is not helping|not helpful|doesn't help)/g;

/** How upset a message sounds, 0 calm … 1 very upset. Words lead; shouting adds. `original` still has its capitals. */
export function frustrationOf(text: string, original: string): number {
  const read = text.slice(0, 1_000);
  const strong = read.match(STRONG)?.length ?? 0;
  const mild = read.match(MILD)?.length ?? 0;
  const shouting = /[!?]{2,}/.test(read) ? 0.2 : 0;
  const capitals = /\b[A-Z]{4,}\b.*\b[A-Z]{4,}\b/.test(original.slice(0, 1_000)) ? 0.2 : 0;
  const score = Math.min(0.9, strong * 0.5) + Math.min(0.5, mild * 0.25) + shouting + capitals;
  return Math.min(1, Math.round(score * 100) / 100);
}
