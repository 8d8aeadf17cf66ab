"""Given names that in English text nearly always belong to men, or to women: for pronouns."""

MEN = frozenset(
    """
    aaron abdul adam ahmed alan albert alejandro alexander alfred ali allen andre andreas andrew
    andy anthony antonio arnold arthur barack barney ben benjamin bernard bernie bill bob boris
    brad bradley brandon brendan brett brian bruce bryan carl carlos chad charles charlie chester
    chris christian christopher chuck clarence colin craig curtis dan daniel darrell dave david
    dean dennis derek diego dick dmitry don donald doug douglas duncan dustin dwight earl ed eddie
    edgar eduardo edward edwin elijah elon emmanuel eric erik ernest ethan eugene evan felix
    fernando francisco francois frank franklin fred frederick gabriel gary gavin gene geoffrey
    george gerald gerard gilbert glenn gordon graham greg gregory gus guy hank hans harold harry
    hector henry herbert herman howard hugh hugo ian ibrahim igor isaac ivan jack jacob jaime jake
    james jared jason javier jay jean-claude jeb jeff jeffrey jeremy jerome jerrold jerry jim
    jimmy joaquin joe joel johan john johnny jon jonathan jorge jose joseph josh joshua juan julio
    justin karl keith ken kenneth kevin kurt kyle larry lawrence lee-roy leon leonard leonardo lev
    lewis liam lloyd louis luis lukas luke manuel marc marco marcus mario mark martin marvin matt
    matteo matthew maurice max michael miguel mike mikhail milton mitch mitt mohamed mohammed
    nathan ned neil newt nicholas nick nigel norman oliver omar oscar otto owen pablo patrick paul
    pedro pete peter phil philip phillip pierre rafael rahm ralph ramon rand randy raul raymond
    reggie ricardo richard rick rob robert roberto rod rodney roger roland ron ronald roy rudy
    rupert russell ryan salvador sam samuel scott sean sebastian sergei seth shane simon spencer
    stanley stefan stephen steve steven stuart ted terrence thomas tim timothy todd tom tommy tony
    travis trevor tyler vernon victor vincent vladimir wade wallace walter warren wayne wesley
    will william xavier yusuf zachary
    """.split()
)
WOMEN = frozenset(
    """
    abigail ada alexandra alexis alice alicia alison allison amanda amber amelia amy ana andrea
    angela anita ann anna anne annie april ashley audrey barbara beatrice becky beth betty beverly
    bonnie brenda brittany camille carla carly carmen carol caroline carolyn catherine cecilia
    charlotte chelsea cheryl christina christine cindy claire clara clare claudia colleen
    condoleezza connie crystal cynthia daisy dana-lynn danielle dawn debbie deborah debra denise
    diana diane dianne dolores donna dorothy edith eileen elaine eleanor elena elise elizabeth
    ella ellen emily emma erica erin esther eva evelyn fatima fiona florence frances gabrielle
    gail gina gladys gloria grace greta hannah harriet heather heidi helen hillary holly ida ilana
    ingrid irene isabel ivanka jackie jacqueline jan janet janice jeanette jeanne jennifer jenny
    jessica jill jo-ann joan joanna joanne josephine joyce juanita judith judy julia julie june
    karen karine kate katherine kathleen kathryn kathy katie kelly kellyanne kim kimberly kirsten
    kristen kristin lana laura lauren leah leslie lillian linda lindsay lindsey lisa liz lois
    lorraine louise lucy lydia lynn madeleine maggie marcia margaret maria marie marilyn marion
    marjorie martha mary maureen maxine megan melania melanie melissa mercedes mia michele
    michelle mildred miranda miriam molly monica nadia nancy naomi natalia natalie natasha nicole
    nina nora norma olga olivia pamela patricia patty paula pauline peggy penny phyllis rachel
    rebecca regina rita roberta robin rosa rose rosemary ruby ruth sabrina sally samantha sandra
    sara sarah sharon sheila sheryl shirley silvia sofia sonia sonya sophia sophie stacey stella
    stephanie sue susan susanna suzanne sylvia tamara tammy tanya tara teresa theresa tiffany tina
    tracy valerie vanessa vera veronica victoria virginia vivian wanda wendy whitney yolanda
    yvonne zoe
    """.split()
)


def gender_of_name(name: str) -> str:
    """`m`, `f`, or empty where the given name does not tell."""
    first = name.split()[0].lower() if name.split() else ""
    return "m" if first in MEN else "f" if first in WOMEN else ""
