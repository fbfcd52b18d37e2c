"""Words in headers of tables, in the languages that teachers write them in, and what the column below holds."""

QUESTION = """question|questions|question text|stem|prompt|quiz question|pregunta|preguntas|enunciado|frage|fragen|fragetext|énoncé
intitulé|pergunta|domanda|domande|quesito|вопрос|вопросы|السؤال|سؤال|问题|題目|题目|問題|質問|設問|질문|문제|otázka|pytanie|vraag
fråga|spørgsmål|soru"""
OPTION = """option|options|choice|choices|answer option|alternative|opción|opciones|opcion|respuesta|alternativa|antwort|antworten
auswahl|antwortmöglichkeit|réponse|choix|proposition|resposta|opção|opções|opcao|risposta|opzione|ответ|вариант
вариант ответа|إجابة|الإجابة|خيار|الخيار|选项|選項|答案|選択肢|回答|解答|보기|선택지|답|답안|odpověď|odpowiedź|antwoord|svar|cevap|answer
answers|item|thing|step|distractor"""
CORRECT = """correct|correct answer|correct answers|correct option|correct options|right|right answer|right answers|key|answer key
solution|correct answer number|correcta|correctas|respuesta correcta|clave|solución|richtig|richtige antwort
richtige antworten|lösung|korrekt|bonne réponse|bonnes réponses|réponse correcte|juste|corrigé|correta
resposta correta|gabarito|certa|corretta|risposta corretta|esatta|soluzione|правильный|правильный ответ|верный
верный ответ|ключ|الإجابة الصحيحة|إجابة صحيحة|صحيح|الصحيح|正确答案|正確答案|正解|正答|정답"""
WRONG = """incorrect answer|incorrect|wrong answer|wrong|false answer|distractor answer|respuesta incorrecta|incorrecta
falsche antwort|falsch|mauvaise réponse|resposta errada|errada|risposta errata|errata|неправильный ответ
неверный ответ|إجابة خاطئة|错误答案|錯誤答案|誤答|오답"""
REASON = """reason|reasons|explanation|answer explanation|feedback|rationale|why|explicación|explicacion|razón|retroalimentación
begründung|erklärung|rückmeldung|feedback text|explication|justification|rétroaction|explicação|razão|spiegazione
motivo|motivazione|объяснение|пояснение|причина|شرح|تفسير|السبب|解释|解析|解說|理由|説明|解説|설명|해설|이유"""
GENERAL = "general reason|general feedback"
HINT = "hint|pista|tipp|hinweis|indice|dica|suggerimento|подсказка|تلميح|提示|ヒント|힌트"
KIND = """kind|type|question type|tipo|tipo de pregunta|art|fragetyp|typ|type de question|тип|тип вопроса|نوع|نوع السؤال|类型|題型|题型|種類
유형"""
BOX = "box|category|group"
TIME = "time limit|time|time in seconds|seconds|zeit|tiempo|temps|tempo"
LINK = "image link|image|image url|picture|media"

ROLES = {
    phrase.strip(): role
    for role, words in (
        ("link", LINK),
        ("time", TIME),
        ("box", BOX),
        ("option", OPTION),
        ("question", QUESTION),
        ("kind", KIND),
        ("hint", HINT),
        ("reason", REASON),
        ("general", GENERAL),
        ("wrong", WRONG),
        ("correct", CORRECT),
    )
    for phrase in words.replace("\n", "|").split("|")
}
"""What a header says, to what its column holds; numbers and letters behind it are told apart before."""

KINDS = {
    "choice": "choice",
    "choose_n": "choose_n",
    "choose any": "any",
    "order": "order",
    "sort": "sort",
    "ordering": "order",
    "sorting": "sort",
    "multiple choice": "choice",
    "single choice": "choice",
    "true/false": "choice",
    "true or false": "choice",
    "checkbox": "choice",
    "multiple select": "choice",
    "multiple response": "choice",
    "multiple answer": "choice",
    "fill-in-the-blank": "out_typed",
    "fill in the blank": "out_typed",
    "short answer": "out_typed",
    "typing": "out_typed",
    "type answer": "out_typed",
    "text": "out_typed",
    "open-ended": "out_free_text",
    "open ended": "out_free_text",
    "essay": "out_free_text",
    "poll": "out_poll",
    "draw": "out_drawing",
    "numeric": "out_number",
    "numerical": "out_number",
    "slider": "out_number",
}
"""What a cell says of the kind of its question; ``out_…`` is a kind that does not fit, by what is said of it."""
