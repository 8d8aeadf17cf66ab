"""Words that mean the contrary of each other."""

from functools import cache

from askcorpus.encoders.pair_words import Word, stem

_PAIRS = """
above/below,under,beneath; accept/reject,refuse,decline; accelerate/decelerate,slow;
accuse/acquit,exonerate; active/inactive,passive; add/subtract,remove,deduct; admit/deny;
advance/retreat; advantage/disadvantage,drawback; affirm/deny; after/before;
afterwards/beforehand; agree/disagree,refuse; agreement/disagreement; alive/dead;
allow/forbid,prohibit,ban,prevent; ally/enemy,opponent; always/never; amateur/professional;
ancient/modern; answer/question; antonym/synonym; appear/disappear,vanish; appoint/dismiss;
approve/reject,disapprove; approval/rejection,disapproval; arrest/release,free;
arrive/depart,leave; arrival/departure; ascend/descend; asleep/awake; attack/defend;
attract/repel; authorized/unauthorized; available/unavailable; back/front,forward; bad/good;
bankrupt/solvent; beautiful/ugly; beauty/ugliness; before/after; begin/end,finish,stop;
beginning/end,ending; believe/doubt,disbelieve; benefit/harm,damage; best/worst; better/worse;
big/small,little; bigger/smaller; biggest/smallest; birth/death; bitter/sweet; black/white;
blame/praise; bless/curse; boom/bust; border/center; boring/interesting,exciting; borrow/lend;
bottom/top; brave/cowardly; bright/dark,dim; broad/narrow; build/destroy,demolish;
busy/idle,quiet; buy/sell; buyer/seller; calm/agitated,stormy; cancel/confirm;
capture/release,free; careful/careless; cause/prevent,effect; cheap/expensive,costly;
cheapest/priciest; child/adult; civilian/military; clean/dirty; clear/unclear,obscure,vague;
clever/stupid; close/open,far,distant; cold/hot,warm; colder/warmer,hotter; combine/separate;
comfort/discomfort; comfortable/uncomfortable; common/rare,uncommon; complete/incomplete,partial;
complex/simple; complicated/simple; condemn/praise; confident/insecure,unsure;
confirm/deny,refute; connect/disconnect; conservative/liberal,progressive;
consistent/inconsistent; constant/variable; construct/destroy,demolish;
construction/destruction,demolition; consumer/producer; continue/stop,cease,discontinue;
contract/expand; convict/acquit; correct/incorrect,wrong; create/destroy; cruel/kind;
damage/repair; danger/safety; dangerous/safe,harmless; dark/light,bright; day/night; dead/alive;
deadly/harmless; decline/rise,increase,growth; decrease/increase; decreasing/increasing;
deep/shallow; deeper/shallower; defeat/victory,win; defend/attack; defender/attacker;
defense/offense,prosecution; deficit/surplus; demand/supply; democrat/republican;
democratic/republican,undemocratic; denial/admission,confirmation; densely/sparsely; dense/sparse;
depart/arrive; departure/arrival; descend/ascend; destroy/create,build; develop/dismantle;
die/born,survive; difference/similarity; different/same,similar,identical; difficult/easy;
difficulty/ease; direct/indirect; directly/indirectly; disappear/appear; discourage/encourage;
dismiss/hire,appoint; distant/near,close,nearby; divide/unite,multiply; domestic/foreign; down/up;
downstairs/upstairs; downward/upward; drop/rise,increase; dry/wet,humid,moist; dull/sharp,bright;
early/late; earlier/later; earliest/latest; ease/difficulty,worsen; east/west; eastern/western;
easy/hard,difficult; easily/hardly; economical/wasteful; effective/ineffective; employ/dismiss;
employed/unemployed; employee/employer; empty/full; enable/disable,prevent; encourage/discourage;
end/beginning,start,begin; enemy/friend,ally; enter/exit,leave; entrance/exit; equal/unequal;
essential/unessential,optional; even/odd,uneven; eventually/initially; everybody/nobody;
everyone/nobody; everything/nothing; everywhere/nowhere; evil/good; exact/approximate; exceed/lag;
exclude/include; exclusive/inclusive; exit/entrance; expand/contract,shrink;
expansion/contraction; expensive/cheap,inexpensive; export/import; external/internal;
exterior/interior; extraordinary/ordinary; extreme/moderate; fail/succeed,pass; failure/success;
fair/unfair; faith/doubt; fake/real,genuine,authentic; fall/rise,climb; false/true;
familiar/unfamiliar,strange; famous/unknown,obscure; far/near,close; farther/nearer; fast/slow;
faster/slower; fastest/slowest; fat/thin; father/mother; favorable/unfavorable; fear/courage;
female/male; few/many; fewer/more; final/first,initial,preliminary; find/lose; finish/start,begin;
fire/hire; firm/soft; first/last; flexible/rigid; follow/lead,precede;
following/preceding,previous; follower/leader; foolish/wise; forbid/allow,permit;
foreign/domestic,native; forget/remember; formal/informal; former/latter,current;
forward/backward,back; fragile/sturdy; free/captive,imprisoned; freedom/slavery,captivity;
frequent/rare,infrequent; frequently/rarely,seldom; fresh/stale,rotten; friend/enemy,foe;
friendly/hostile,unfriendly; front/back,rear; full/empty; future/past; gain/lose,loss;
gather/scatter; general/specific,particular; generous/stingy; gentle/harsh,rough; giant/tiny;
girl/boy; give/take,receive; good/bad,evil,poor; gradual/sudden; gradually/suddenly;
great/terrible,small; greater/lesser,smaller; ground/air; grow/shrink; growth/decline; guest/host;
guilty/innocent; guilt/innocence; happy/sad,unhappy; happiness/sadness; hard/easy,soft;
harmful/harmless; harmless/harmful; hate/love; healthy/sick,unhealthy,ill; heat/cold; heaven/hell;
heavy/light; heavier/lighter; help/hinder,harm; hero/villain,coward; hide/show,reveal; high/low;
higher/lower; highest/lowest; highly/barely; hire/fire; hit/miss; honest/dishonest; hope/despair;
horizontal/vertical; hot/cold; huge/tiny,small; human/inhuman; humble/proud; husband/wife;
ignorance/knowledge; ignore/notice,heed; illegal/legal,lawful; illness/health; import/export;
important/unimportant,trivial,insignificant; improve/worsen,deteriorate;
improvement/deterioration; include/exclude,omit; income/expense; increase/decrease,reduce,decline;
increasingly/decreasingly; independence/dependence; independent/dependent; individual/collective;
inferior/superior; inhale/exhale; inner/outer; innocent/guilty; inside/outside; insult/compliment;
intelligent/stupid; intentional/accidental; internal/external; interest/boredom; invite/expel;
join/leave,quit; joy/sorrow; joyful/sad; junior/senior; justice/injustice; keep/discard;
kind/cruel; king/queen; know/ignore; knowledge/ignorance; large/small,tiny; larger/smaller;
largest/smallest; last/first; late/early; later/earlier; laugh/cry; lazy/industrious; lead/follow;
leader/follower; least/most; leave/arrive,stay,enter; left/right; legal/illegal; lend/borrow;
less/more; lesser/greater; liberal/conservative; lie/truth; life/death; lift/lower;
light/dark,heavy; like/dislike; likely/unlikely; limited/unlimited; literally/figuratively;
little/much,big; live/die; local/global,national; long/short; longer/shorter; longest/shortest;
loose/tight; lose/win,gain,find; loss/gain,profit,victory; loud/quiet; love/hate;
lower/raise,higher,upper; low/high; loyal/disloyal; lucky/unlucky; main/minor,secondary;
major/minor; majority/minority; male/female; man/woman; many/few; married/divorced,single;
mature/immature; maximum/minimum; maximal/minimal; mild/severe,harsh; military/civilian;
minor/major; minority/majority; miss/catch,hit; modern/ancient,outdated,traditional;
modest/arrogant; moral/immoral; more/less,fewer; morning/evening; most/least; mostly/rarely;
mother/father; much/little; multiple/single; narrow/wide,broad; natural/artificial,unnatural;
near/far; nearby/faraway,distant; negative/positive; negatively/positively; nervous/calm;
never/always; new/old; newest/oldest; newer/older; nice/nasty; night/day; noisy/quiet;
normal/abnormal; north/south; northern/southern; northeast/southwest; northwest/southeast;
now/then; nowhere/everywhere; numerous/few; obey/disobey; obvious/hidden,obscure; occupied/vacant;
offensive/defensive; official/unofficial; often/seldom,rarely; old/new,young; older/younger,newer;
oldest/youngest,newest; on/off; open/close,shut,closed; opponent/ally,supporter,proponent;
oppose/support; opposition/support; optimism/pessimism; optimistic/pessimistic;
order/chaos,disorder; ordinary/extraordinary,special; organic/inorganic; over/under;
outdoor/indoor; outside/inside; pain/pleasure; parent/child; partially/completely,fully;
partly/wholly; participate/abstain; pass/fail; past/future; patience/impatience; peace/war;
peaceful/violent; penalty/reward; perfect/imperfect,flawed; permanent/temporary;
permission/prohibition; permit/forbid; personal/impersonal,public; physical/mental; plenty/lack;
pleasant/unpleasant; polite/rude; poor/rich,wealthy; popular/unpopular; popularity/unpopularity;
positive/negative; possible/impossible; poverty/wealth; powerful/weak,powerless;
practical/impractical; praise/criticize,condemn; precede/follow; predator/prey; presence/absence;
present/absent; preserve/destroy; pretty/ugly; prevent/cause,allow; previous/next,subsequent;
previously/subsequently; primary/secondary; private/public; probable/improbable;
probably/improbably; problem/solution; produce/consume; professional/amateur; profit/loss;
progress/regress; promote/demote; proper/improper; prosecution/defense; protect/endanger,expose;
proud/ashamed; public/private; publicly/privately; pull/push; punish/reward; pure/impure;
quick/slow; quickly/slowly; quiet/loud; raise/lower; rapid/slow; rapidly/slowly;
rare/common,frequent; rarely/often,frequently; real/fake,unreal,imaginary; rear/front;
reasonable/unreasonable; receive/send,give; recent/old,ancient; recently/formerly;
recover/relapse; reduce/increase; reduction/increase; reject/accept; relax/tense;
release/capture,detain,arrest; reliable/unreliable; reluctant/willing,eager; remain/leave;
remember/forget; remote/nearby; remove/add,insert; repair/break,damage; reveal/hide,conceal;
reward/punishment; rich/poor; right/wrong,left; rigid/flexible; rise/fall,decline,drop;
risk/safety; rough/smooth; rude/polite; rural/urban; sad/happy; safe/dangerous,unsafe;
safely/dangerously; same/different; satisfied/dissatisfied; satisfaction/dissatisfaction;
save/spend,waste; scarce/abundant,plentiful; secret/public; secure/insecure,endanger;
seldom/often; sell/buy; send/receive; senior/junior; separate/joint,unite; serious/trivial,funny;
severe/mild; shallow/deep; sharp/blunt; short/long,tall; shortage/surplus; shorter/longer,taller;
show/hide; shrink/grow; sick/healthy; significant/insignificant;
significantly/insignificantly,slightly; silent/noisy; silence/noise; similar/different,dissimilar;
simple/complex,complicated; single/multiple,married; sink/float; sister/brother; son/daughter;
uncle/aunt; nephew/niece; actor/actress; skeptical/convinced; slave/master; sleep/wake;
slightly/greatly; slow/fast; slowly/quickly; small/large,big,huge; smaller/larger,bigger;
smallest/largest,biggest; smart/stupid; smooth/rough; social/antisocial; soft/hard; solid/liquid;
solution/problem; someone/nobody; something/nothing; sometimes/always; soon/late; south/north;
southern/northern; special/ordinary,general; specific/general,vague; spend/save,earn;
stability/instability; stable/unstable; start/end,finish,stop; stay/leave; steady/unsteady;
steal/return; stop/start,continue; straight/crooked; strange/normal; strength/weakness;
strengthen/weaken; strict/lenient; strong/weak; stronger/weaker; strongest/weakest; succeed/fail;
success/failure; successful/unsuccessful; successfully/unsuccessfully; sufficient/insufficient;
suitable/unsuitable; summer/winter; superior/inferior; supply/demand; support/oppose;
supporter/opponent; sure/unsure,uncertain; surrender/resist; survive/die,perish;
sweet/bitter,sour; take/give; tall/short; taller/shorter; teach/learn; teacher/student,pupil;
temporary/permanent; terrible/wonderful; thick/thin; thin/thick,fat; throw/catch; tiny/huge;
top/bottom; total/partial; tough/tender; traditional/modern; transparent/opaque; true/false;
trust/distrust,mistrust; truth/lie,falsehood; typical/atypical; ugly/beautiful;
understand/misunderstand; unite/divide; unity/division; up/down; upper/lower; urban/rural;
urgent/trivial; useful/useless; usual/unusual; usually/rarely,unusually; valid/invalid;
valuable/worthless; victim/perpetrator,culprit; victory/defeat; violent/peaceful; virtue/vice;
visible/invisible; visitor/host; voluntary/compulsory,involuntary;
vulnerable/invulnerable,protected; wake/sleep; want/refuse; war/peace; warm/cool,cold;
warmer/cooler,colder; waste/save; weak/strong; weakness/strength; wealth/poverty; wealthy/poor;
welcome/unwelcome,reject; well/badly,poorly; west/east; western/eastern; wet/dry; wide/narrow;
wild/tame; win/lose; winner/loser; winter/summer; wise/foolish; with/without; within/outside;
wonderful/terrible; worse/better; worst/best; worsen/improve; worthy/unworthy; wrong/right;
yes/no; young/old; younger/older; youngest/oldest; together/apart,separately; share/withhold;
retain/discard,surrender,abandon; marriage/divorce; marry/divorce; inhibit/facilitate,promote;
skilled/unskilled,untrained; embrace/shun,reject; avoid/confront,embrace,seek;
liberate/enslave,oppress; religious/secular,atheist; conflict/agreement,harmony; erect/demolish;
simplest/hardest; easiest/hardest; horrible/wonderful; educate/mislead; purchase/sell;
feed/starve; boundless/limited; kill/save,revive; hastily/slowly; have/lack; spectacular/dull;
removed/added; peak/bottom; correctly/incorrectly,wrongly; obey/defy; shy/bold;
existence/absence,nonexistence; expert/novice,layman; resolve/complicate; prior/subsequent;
invade/withdraw; hidden/exposed,visible; establish/abolish,dissolve,disband; distress/comfort;
certain/uncertain,doubtful; fan/opponent; formally/informally,casually; sufficient/inadequate;
adequate/inadequate; slight/major,considerable; extract/insert; originally/finally,ultimately;
damaged/intact,undamaged; basic/advanced,elaborate; threat/safety,protection; flood/drain;
expense/earnings,income; outraged/delighted; worked/retired; custom/exception; advantage/defect;
love/disdain; diverse/uniform; important/frivolous; terror/pleasure; original/copy; launch/cancel;
open/shut; abundant/scarce; accurate/inaccurate; accurately/inaccurately; aggressive/peaceful;
allied/hostile; ample/scant; appreciate/despise; arrogant/humble; artificial/genuine;
ashamed/proud; assemble/disassemble; assist/hinder; attach/detach; attentive/inattentive;
authentic/counterfeit,forged; ban/legalize,permit; barren/fertile; beginner/expert; behind/ahead;
believable/unbelievable; bless/condemn; boost/cut,curb; brief/lengthy; calmly/nervously;
cautious/reckless; centralized/decentralized; certainty/uncertainty,doubt; cheerful/gloomy;
civilized/savage; closely/loosely; coastal/inland; collapse/recover;
compulsory/voluntary,optional; conceal/disclose,reveal; confidence/doubt; conquer/surrender;
considerable/negligible; convenient/inconvenient; cooperation/rivalry,confrontation; costly/cheap;
criticism/praise; crowded/deserted,empty; decent/indecent; deliberate/accidental;
deliberately/accidentally; delight/disappoint; demand/offer; denounce/endorse;
dependable/unreliable; deport/admit; deteriorate/improve; detain/release; diminish/grow,increase;
disaster/triumph; discard/keep; dishonest/honest; disperse/gather; doubt/trust; eager/reluctant;
economic/wasteful; elect/oust; elite/masses; emigrant/immigrant; emigrate/immigrate;
endorse/oppose; enormous/tiny; enthusiasm/apathy; escape/capture; evacuate/occupy;
excellent/terrible,poor; excess/shortage; exhausted/rested; explode/implode; fertile/barren;
flourish/wither; former/future; fortunate/unfortunate; fortunately/unfortunately; gain/lose;
genuine/fake; graceful/clumsy; growing/shrinking; halt/resume; hardship/comfort; harmony/discord;
harsh/lenient,gentle; healthy/damaged; helpful/unhelpful; heroic/cowardly; hinder/help;
hospitable/inhospitable; hostility/friendship; identical/different; immense/tiny;
immigrant/native; inflate/deflate; inflation/deflation; inflow/outflow; inhabited/uninhabited;
innovative/conventional; intensify/ease; invest/divest; lasting/fleeting; lawful/unlawful;
leading/trailing; legitimate/illegitimate; lenient/strict; lively/dull; logical/illogical;
luxury/necessity; majority/few; mandatory/optional,voluntary; massive/tiny;
meaningful/meaningless; merge/split; moist/dry; nationalize/privatize; native/foreign,alien;
neat/messy; obedient/disobedient; offend/please; omit/include; optional/mandatory;
orderly/chaotic; outbreak/containment; outer/inner; overestimate/underestimate; painful/painless;
partial/complete; particular/general; persuade/dissuade; plentiful/scarce; plus/minus;
postpone/advance; powerful/powerless; praise/blame; precise/vague,imprecise;
predictable/unpredictable; prohibit/permit; prosper/fail; prosperity/poverty; proven/unproven;
quit/join; rapid/gradual; rational/irrational; reality/fiction,fantasy; rebellion/obedience;
recession/boom; recruit/dismiss; refugee/resident; reinforce/weaken; relevant/irrelevant;
relieve/worsen; remote/central; resign/stay; resist/yield; respect/contempt;
respectful/disrespectful; restore/destroy; restrict/expand; retreat/advance; revenue/expenditure;
reverse/maintain; revive/kill; rotten/fresh; rude/courteous; scatter/collect; seize/release;
selfish/generous; sensitive/insensitive; settled/unsettled; shrinking/growing; sincere/insincere;
skilful/clumsy; sober/drunk; spacious/cramped; splendid/awful; spread/contain; stern/gentle;
stimulate/suppress; strengthen/undermine; sturdy/fragile; submit/resist; substantial/negligible;
suppress/encourage; surplus/deficit; suspicious/trusting; swift/slow; sympathetic/unsympathetic;
tangible/intangible; thrive/fail,struggle; tolerant/intolerant; tragedy/comedy;
tranquil/turbulent; triumph/defeat; truthful/dishonest; uncover/conceal; underground/overhead;
unify/divide; upset/calm; vacant/occupied; vague/precise; vanish/appear; vast/tiny;
veteran/rookie; vigorous/feeble; violence/peace; vivid/dull; weaken/strengthen; widely/narrowly;
widespread/rare; withdraw/deploy,deposit; worsening/improving; worthless/valuable; yield/resist
"""
_GRAMMATICAL = frozenset(
    "after before with without over under on off up down now then within"
    " give gives gave given giving take takes took taken taking have has had having".split()
)
_NO_PREFIX = frozenset(
    stem(word)
    for word in "inhabit inhabited inhabitant invaluable infamous inflame inform informed"
    " invest indeed income inside input intense intend intent".split()
)
"""Words that only look as though they were denied."""
_PREFIXES = ("un", "in", "im", "ir", "il", "dis", "non", "mis", "anti")


@cache
def table() -> dict[str, frozenset[str]]:
    """Stem of a word to the stems of its contraries, in both directions."""
    found: dict[str, set[str]] = {}
    for entry in _PAIRS.split(";"):
        head, _, tail = entry.strip().partition("/")
        for word in tail.split(","):
            if head and word:
                found.setdefault(stem(head), set()).add(stem(word))
                found.setdefault(stem(word), set()).add(stem(head))
    return {word: frozenset(others - {word}) for word, others in found.items()}


@cache
def written() -> dict[str, tuple[str, ...]]:
    """Word to its contraries as they are written, in both directions (to plant errors with)."""
    found: dict[str, list[str]] = {}
    for entry in _PAIRS.split(";"):
        head, _, tail = entry.strip().partition("/")
        for word in tail.split(","):
            if head and word:
                found.setdefault(head, []).append(word)
                found.setdefault(word, []).append(head)
    return {word: tuple(dict.fromkeys(others)) for word, others in found.items()}


def contrary(a: Word, b: Word) -> bool:
    """Whether two words mean the contrary of each other (`legal`, `illegal`; `rose`, `fell`)."""
    if a.kind != "word" or b.kind != "word" or a.stem == b.stem:
        return False
    known = table()
    if b.stem in known.get(a.stem, ()) or b.low in known.get(a.low, ()):
        return True
    return prefixed(a, b) or prefixed(b, a)


def prefixed(long: Word, short: Word) -> bool:
    """Whether one word is the other with a negating prefix or ending (`unreal`, `useless`)."""
    if len(short.low) < 4 or long.stem in _NO_PREFIX:
        return False
    for prefix in _PREFIXES:
        rest = long.low.removeprefix(prefix)
        if rest != long.low and (rest == short.low or (len(rest) > 4 and stem(rest) == short.stem)):
            return True
    bare = long.low.removesuffix("less")
    return bare != long.low and bare in (short.low.removesuffix("ful"), short.stem)


def grammatical(word: Word) -> bool:
    """Whether a word of the table is mostly grammar, so that by itself it proves little."""
    return word.low in _GRAMMATICAL
