"""Given names and the short forms that English uses for them: whether two may be one person's."""

from functools import cache

_SHORT_FORMS = """
    abigail abby gail; abraham abe; adelaide addie; agnes aggie; albert al bert bertie;
    alexander alex al alec sandy xander; alexandra alex sandra sandy lexi; alfred al alf alfie fred;
    alice allie; alison allie ali; amanda mandy; andrea andi; andrew andy drew; angela angie;
    anna annie; ann annie; anne annie; anthony tony ant; antonio tony; antoinette toni; archibald
    archie; arthur art artie; augustus gus; barbara barb babs barbie; bartholomew bart;
    beatrice bea; benjamin ben benny benji; bernard bernie; bernadette bernie; bradford brad;
    bradley brad; calvin cal; cameron cam; caroline carrie; carolyn carrie; catherine cathy kate
    katie cate; cecilia ceci; charles charlie chuck chas; charlotte charlie lottie; chester chet;
    christian chris; christina chris chrissie tina; christine chris chrissie tina; christopher
    chris kit topher; clifford cliff; clinton clint; constance connie; curtis curt; cynthia cindy;
    daniel dan danny; danielle dani; david dave davey; deborah deb debbie; delores dee;
    dennis denny; dominic dom nick; donald don donnie; donna dee; dorothy dot dottie dolly;
    douglas doug; edgar ed eddie; edith edie; edmund ed eddie ned; edward ed eddie ted teddy ned;
    edwin ed eddie; eleanor ellie nell nora; elizabeth liz lizzie beth betty betsy bess eliza libby;
    ellen ellie nell; emily em; emma em; emmanuel manny; eugene gene; evelyn evie;
    ezekiel zeke; felicity fliss; ferdinand ferdie; florence flo; frances fran frankie; francis
    frank frankie; franklin frank; frederick fred freddie; gabriel gabe; gabrielle gabby;
    geoffrey geoff jeff; george georgie; georgina georgie gina; gerald gerry jerry; gerard gerry;
    gilbert gil bert; gregory greg; gwendolyn gwen; harold hal harry; harriet hattie;
    helen nell; henry hank harry hal; herbert herb bert; hubert bert; ignatius iggy; irving irv;
    isaac ike; isabel izzy bella; isabella izzy bella; jacob jake; jacqueline jackie; james jim
    jimmy jamie; jane janie; janet jan; janice jan; jason jay; jeffrey jeff; jennifer jen jenny;
    jeremiah jerry; jeremy jerry; jerome jerry; jessica jess jessie; joan joanie; joanna jo;
    joanne jo; john jack johnny jon; jonathan jon; joseph joe joey; josephine jo josie; joshua josh;
    judith judy; julia jules; julian jules; katherine kate kathy katie kat kit;
    kathleen kate kathy katie; kathryn kate kathy katie; kenneth ken kenny; kimberly kim;
    kristina kris tina; lawrence larry laurie; laurence larry laurie; leonard len lenny leo;
    leonardo leo; leopold leo; leslie les; lewis lew lou; lillian lil lily; louis lou louie;
    louise lou; lucille lucy; luther lou; lydia liddy; madeleine maddie; magdalena lena; malcolm
    mal; manuel manny; marcus marc; margaret maggie meg peggy marge margie greta daisy; marjorie
    marge margie; martha marty; martin marty; matilda tilly; matthew matt matty; maureen mo;
    maximilian max; maxwell max; melanie mel; melissa mel missy; melvin mel; michael mike mick
    mickey; michelle shelly; mildred millie; miranda mandy; miriam mimi; mitchell mitch; mohammed
    mo; mortimer mort; moses moe; nancy nan; natalie nat; natasha tasha; nathan nate nat; nathaniel
    nate nat; nicholas nick nicky; nicole nicky nikki; norman norm; oliver ollie; olivia liv ollie;
    oswald ozzie; pamela pam; patricia pat patty patsy trish tricia; patrick pat paddy; paula polly;
    peter pete; philip phil pip; phillip phil; priscilla cilla; rachel rach; ralph rafe; randall
    randy; randolph randy; raymond ray; rebecca becky becca; regina gina; reginald reg reggie;
    richard dick rick ricky rich richie; robert bob bobby rob robbie bert; roberta bobbie; roderick
    rod; rodney rod; roger rog; roland rollie; ronald ron ronnie; rosemary rose rosie; rudolph rudy;
    russell russ rusty; ruth ruthie; salvatore sal; samantha sam; samuel sam sammy; sandra sandy;
    sarah sally sadie; sebastian seb; sheldon shelly; sidney sid; solomon sol; sophia sophie;
    stanley stan; stephanie steph steffi; stephen steve steph; steven steve; stuart stu; stewart
    stu; susan sue susie; susannah sue susie; suzanne sue susie; sylvester sly; sylvia syl;
    tabitha tabby; teresa terry tess; theresa terry tess; terence terry; terrence terry;
    thaddeus tad; theodore ted teddy theo; thomas tom tommy; timothy tim timmy; tobias toby;
    ulysses lys; valerie val; vanessa nessa; veronica ronnie; victor vic; victoria vicky tori;
    vincent vince vinny; virginia ginny; vivian viv; walter walt wally; wendell dell; wilfred will
    wilf fred; wilhelmina mina; william bill billy will willy liam; winifred winnie; winston win;
    woodrow woody; yvonne vonnie; zachary zach zack; zoe zo
"""
_SPELT_AS_ONE = ("ie", "y")
"""Endings of short forms that are one to the ear: `Bobbie` is `Bobby`."""


def may_be_one(first: str, second: str) -> bool:
    """Whether two given names may be one person's: the same, a short form, or its initial.

    `Liz` may be `Elizabeth`, `A.` may be `Andrew`, `Bill` may be `Will`; `Ann` is never `Andrew`.
    """
    one, other = _plain(first), _plain(second)
    if not one or not other:
        return False
    if min(len(one), len(other)) == 1:
        return one[0] == other[0]
    return one == other or bool(_full(one) & _full(other))


def is_given(name: str) -> bool:
    """Whether it is one of the given names that have short forms here, or such a form."""
    return _plain(name) in _known() or _plain(name) in _whole()


def _plain(name: str) -> str:
    return name.strip(" .'’\"“”()").casefold()


def _full(name: str) -> frozenset[str]:
    """The names that this one is a short form of, and itself where it is no short form only."""
    known = _known()
    ending = next((end for end in _SPELT_AS_ONE if name.endswith(end)), None)
    forms = {name} | (
        {name.removesuffix(ending) + end for end in _SPELT_AS_ONE} if ending else set()
    )
    return frozenset({name}.union(*(known.get(form, frozenset()) for form in forms)))


@cache
def _known() -> dict[str, frozenset[str]]:
    """The full names of each short form."""
    found: dict[str, set[str]] = {}
    for group in _SHORT_FORMS.split(";"):
        full, *short = group.split()
        for each in short:
            found.setdefault(each, set()).add(full)
    return {short: frozenset(fulls) for short, fulls in found.items()}


@cache
def _whole() -> frozenset[str]:
    """The names that have short forms."""
    return frozenset().union(*_known().values())
