const DISPLEASED = /(?:怎么)?(?:这么|太|那么)(?:慢|笨|麻烦|啰嗦|罗嗦|差劲)|(?:到底|究竟)(?:能不能|会不会|行不行|管不管|有没有用)|(?:能不能|会不会)(?:好好|正常)?(?:说人话|回答|解决问题)|说了(?:跟|等于|和)没说|答非所问|文不对题|(?:没有?|不)(?:正面)?(?:回答|解决|解答)|听不懂(?:人话|我)|(?:你|您)(?:们)?(?:根本|完全|到底|压根)*(?:没|不)(?:有)?(?:在)?(?:听|理解|明白|懂|看)|没(?:什么|啥)?用(?:啊|吧|的)?[。!！]?$|废话|烦(?:死|人)|无语|[傻蠢]|笨(?!重)|白痴|智障|脑残|弱智|废物|垃圾|(?:问|说)这么多|(?:问|说)来(?:问|说)去|有完没完|绕来绕去|什么(?:玩意|鬼)|胡说|瞎说|乱答|不靠谱|useless|not (?:helping|helpful)|(?:doesn'?t|does not|didn'?t) help|not what i (?:asked|meant|want)|you (?:don'?t|do not|didn'?t|are not|aren'?t) (?:understand|get|answer|listen)|stupid|idiot|dumb|moron|ridiculous|wast(?:e|ing) (?:of )?(?:my )?time|so many questions|annoying/iu;
const LONGEST = 30;

/** Displeasure with the bot itself ("答非所问", "this is useless"), in a message short enough to hold nothing else. */
export function readDispleasure(text: string): boolean {
  return text.length <= LONGEST && DISPLEASED.test(text);
}
