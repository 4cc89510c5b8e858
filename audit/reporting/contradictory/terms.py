"""The words of the contradictory report, in French and in English."""

from audit.model.exchange import Reply
from audit.model.text import Text

STATUS = Text(fr="Procédure contradictoire", en="Adversarial procedure")
TEAM = Text(fr="Réponse de l'équipe auditée", en="Audited team's response")
AUDITOR = Text(fr="Position des auditeurs", en="Auditors' position")
FROM = Text(fr="{who} :", en="{who}:")
WHOLE_TEAM = Text(fr="Équipe auditée", en="Audited team")
DOCUMENT = Text(fr="Pièce : {document}", en="Document: {document}")
CORRECTION = Text(
    fr="Réponse corrigée — {label} : « {new} » au lieu de « {old} »",
    en="Corrected answer — {label}: “{new}” instead of “{old}”",
)
CONFIRMED = Text(
    fr="Réponse confirmée, pièce produite — {label} : « {new} »",
    en="Answer confirmed, document given — {label}: “{new}”",
)
QUOTED = Text(fr="« {words} »", en="“{words}”")
DOUBT = Text(fr="Avertissement sur une réponse corrigée : {said}", en="Warning on a corrected answer: {said}")
CONFIRMED_AS_GIVEN = Text(
    fr="réponse confirmée telle qu'elle avait été donnée : {label} = {value}",
    en="answer confirmed as it was given: {label} = {value}",
)
ON_ANSWER = Text(
    fr="observation sur la réponse « {label} », qui n'est pas corrigée",
    en="comment on the answer “{label}”, which is not corrected",
)
WITHOUT_DOCUMENT = Text(fr="sans pièce", en="no document")
DISPUTED = {
    Reply.REFUSED: Text(fr="refusé par l'équipe auditée", en="refused by the audited team"),
    Reply.PARTLY: Text(fr="accepté en partie par l'équipe auditée", en="partly accepted by the audited team"),
}
OPPOSED = Text(fr="réponses opposées des destinataires", en="opposite replies of addressees")
OPPOSED_COUNT = Text(fr="; réponses opposées : {count}", en="; opposite replies: {count}")
NOT_RETAINED = Text(
    fr="Réponses du questionnaire que l'équipe auditée corrige : {count}. Ce rapport juge celles du classeur, sans "
    "retenir ces corrections, qui sont imprimées avec les constats en cause ; les retenir demande de juger le projet "
    "corrigé.",
    en="Answers of the questionnaire that the audited team corrects: {count}. This report judges those of the workbook "
    "and does not uphold these corrections, which are printed with the findings concerned; to uphold them, the "
    "corrected project has to be judged.",
)
CORRECTED = Text(fr="réponse corrigée par l'équipe auditée", en="answer corrected by the audited team")
NO_POSITION = Text(fr="Pas encore de position.", en="No position yet.")
NONE_NEEDED = Text(fr="Constat accepté : maintenu.", en="Finding accepted: maintained.")
NO_ANSWERS = Text(
    fr="Aucune réponse de l'équipe auditée n'a été reprise.", en="No answer of the audited team was taken back."
)
NOT_TRANSMITTED = Text(fr="Non transmis", en="Not sent")
NOT_HEARD = Text(
    fr="Constat dont rien n'établit la transmission à l'équipe auditée : il ne figure dans aucun des fichiers revenus.",
    en="Nothing shows that this finding was sent to the audited team: it is in none of the files that came back.",
)
NOT_SENT_COUNT = Text(
    fr="Constats qui ne figurent dans aucun des fichiers revenus : {count}.",
    en="Findings that are in none of the files that came back: {count}.",
)
STANDS = Text(fr="Sans réponse : constat maintenu.", en="No reply: finding maintained.")
BY = Text(fr="{author}, le {date}", en="{author}, {date}")
AMENDED_TO = Text(fr="Énoncé modifié : {sentence}", en="Amended wording: {sentence}")
AMENDED_SEVERITY = Text(
    fr="Gravité retenue par les auditeurs : {new} ; celle de la règle, seule comptée dans l'avis : {old}",
    en="Severity held by the auditors: {new}; that of the rule, the only one counted in the opinion: {old}",
)
WORDING_AMENDED = Text(fr="énoncé modifié par les auditeurs", en="wording amended by the auditors")
SEVERITY_HELD = Text(
    fr="gravité de la règle, seule comptée dans l'avis ; retenue par les auditeurs : {severity}",
    en="severity of the rule, the only one counted in the opinion; held by the auditors: {severity}",
)
WITH_SEVERITIES = Text(
    fr="Avec les gravités retenues par les auditeurs ({rules}), {{what}}.",
    en="With the severities held by the auditors ({rules}), {{what}}.",
)
NOT_COUNTED = Text(
    fr="Le niveau affiché par ce rapport reste celui que donnent les gravités des règles.",
    en="The level that this report states remains that of the severities of the rules.",
)
AMENDED_FROM = Text(fr="Énoncé provisoire : {sentence}", en="Provisional wording: {sentence}")
EARLIER = Text(
    fr="Position précédente : {decision} ({by}) — {reason}", en="Previous position: {decision} ({by}) — {reason}"
)
WITHDRAWN_TITLE = Text(fr="Constats retirés", en="Findings withdrawn")
WITHDRAWN_INTRO = Text(
    fr="Ces constats de la version provisoire ont été retirés. L'avis, les comptes, les diagnostics et le plan de ce "
    "rapport n'en tiennent plus compte. Les réponses du questionnaire restent celles qui ont été données : ce que le "
    "rapport en dit par ailleurs (identité du projet, indices, autres constats et leurs actions) en découle encore.",
    en="These findings of the provisional version were withdrawn. The opinion, the counts, the diagnoses and the plan "
    "of this report no longer take them into account. The answers of the questionnaire remain those that were given: "
    "what the report says of them elsewhere (identity of the project, signals, other findings and their actions) still "
    "follows from them.",
)
WITHDRAWN_PROVISIONAL = Text(
    fr="Le retrait de {rules} est proposé ; l'avis, les comptes et le plan de ce rapport en tiennent encore compte.",
    en="Withdrawing {rules} is proposed; the opinion, the counts and the plan of this report still take them into "
    "account.",
)
REPLIES_AT_ODDS = Text(
    fr="Réponses opposées de deux destinataires sur le même constat, à trancher avec l'équipe auditée : {rules}.",
    en="Opposite replies of two addressees to the same finding, to be settled with the audited team: {rules}.",
)
NOT_SENT = Text(
    fr="Les constats n'ont pas encore reçu de réponse de l'équipe auditée.",
    en="The audited team has not answered the findings yet.",
)
COUNTS = Text(
    fr="Constats soumis à contradiction : {total} (acceptés : {accepted} ; acceptés en partie : {partly} ; refusés : "
    "{refused}{opposed} ; ni acceptés ni refusés, mais commentés ou avec une réponse corrigée : {other} ; sans "
    "réponse : {none}).",
    en="Findings submitted: {total} (accepted: {accepted}; partly accepted: {partly}; refused: {refused}{opposed}; "
    "neither accepted nor refused, but commented or with a corrected answer: {other}; without a reply: {none}).",
)
POSITIONS = Text(
    fr="Positions des auditeurs (constats maintenus : {maintained} ; modifiés : {amended} ; retirés : {withdrawn}).",
    en="Auditors' positions (findings maintained: {maintained}; amended: {amended}; withdrawn: {withdrawn}).",
)
DECIDED_BEFORE = Text(
    fr="Positions datées d'avant la réception de la réponse de l'équipe auditée : {positions}.",
    en="Positions dated before the audited team's answer came back: {positions}.",
)
DECIDED_BEFORE_ONE = Text(
    fr="{rule} (le {decided}, pour une réponse reçue le {received})",
    en="{rule} (on {decided}, for an answer received on {received})",
)
FILE = Text(fr="Fichier « {name} » ({who}) : {said}.", en="File “{name}” ({who}): {said}.")
TEAM_IN_FILE = Text(fr="équipe auditée", en="audited team")
SENT_ON = Text(fr="transmis le {date}", en="sent on {date}")
SENT_UNTOLD = Text(fr="date de transmission non précisée", en="day of sending not stated")
AWAITED = Text(fr="réponse attendue au plus tard le {date}", en="answer awaited by {date}")
RECEIVED = Text(fr="reçue le {date}", en="received on {date}")
RECEIVED_LATE = Text(fr="reçue le {date}, après l'échéance", en="received on {date}, after the deadline")
RECEIVED_UNTOLD = Text(fr="date de réception non précisée", en="day of receipt not stated")
AT_ODDS = Text(
    fr="Des réponses corrigées diffèrent selon les destinataires et n'ont pas été jugées : {labels}.",
    en="Some corrected answers differ between addressees and were not judged: {labels}.",
)
