<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>Expression</name>
    <message>
        <source>more memory than an expression may use</source>
        <translation>mehr Speicher, als ein Ausdruck belegen darf</translation>
    </message>
    <message>
        <source>There is no function “%1”.</source>
        <translation>Eine Funktion „%1“ gibt es nicht.</translation>
    </message>
    <message>
        <source>There is nothing called “%1”; known are key, value, headers, partition, offset, timestamp, topic, size and record.</source>
        <translation>Etwas namens „%1“ gibt es nicht; bekannt sind key, value, headers, partition, offset, timestamp, topic, size und record.</translation>
    </message>
    <message>
        <source>There are no message types here; a map is written {&quot;name&quot;: value}.</source>
        <translation>Nachrichtentypen gibt es hier nicht; eine Map schreibt man {&quot;name&quot;: wert}.</translation>
    </message>
    <message>
        <source>“%1” takes another number of arguments.</source>
        <translation>„%1“ nimmt eine andere Zahl von Argumenten.</translation>
    </message>
    <message>
        <source>This is no regular expression (RE2): %1.</source>
        <translation>Das ist kein regulärer Ausdruck (RE2): %1.</translation>
    </message>
    <message>
        <source>The name of a variable is wanted here.</source>
        <translation>Hier wird der Name einer Variablen erwartet.</translation>
    </message>
    <message>
        <source>has() wants a field, as in has(value.name).</source>
        <translation>has() erwartet ein Feld, wie in has(value.name).</translation>
    </message>
    <message>
        <source>There is no such part of the block.</source>
        <translation>Einen solchen Teil hat der Block nicht.</translation>
    </message>
    <message>
        <source>There is no such variable.</source>
        <translation>Eine solche Variable gibt es nicht.</translation>
    </message>
    <message>
        <source>A block has at most %1 parts.</source>
        <translation>Ein Block hat höchstens %1 Teile.</translation>
    </message>
    <message>
        <source>The two variables must have different names.</source>
        <translation>Die beiden Variablen müssen verschieden heißen.</translation>
    </message>
    <message>
        <source>A record has no field “%1”; it has key, value, headers, partition, offset, timestamp, timestampMs, topic, size, keyAsText and valueAsText.</source>
        <translation>record hat kein Feld „%1“; es hat key, value, headers, partition, offset, timestamp, timestampMs, topic, size, keyAsText und valueAsText.</translation>
    </message>
    <message>
        <source>an item written with “?” must be optional</source>
        <translation>ein Element mit „?“ muss optional sein</translation>
    </message>
    <message>
        <source>an entry written with “?” must be optional</source>
        <translation>ein Eintrag mit „?“ muss optional sein</translation>
    </message>
    <message>
        <source>a key of a map is a string, an int, a uint or a bool</source>
        <translation>der Schlüssel einer Map ist ein string, int, uint oder bool</translation>
    </message>
    <message>
        <source>more steps than an expression may take</source>
        <translation>mehr Schritte, als ein Ausdruck tun darf</translation>
    </message>
    <message>
        <source>an index must be a whole number</source>
        <translation>ein Index muss eine ganze Zahl sein</translation>
    </message>
    <message>
        <source>The expression is too large.</source>
        <translation>Der Ausdruck ist zu groß.</translation>
    </message>
    <message>
        <source>“%1” is no %2</source>
        <translation>„%1“ ist kein %2</translation>
    </message>
    <message>
        <source>“%1” is no timestamp (RFC 3339, years 0001 to 9999)</source>
        <translation>„%1“ ist kein Zeitpunkt (RFC 3339, Jahre 0001 bis 9999)</translation>
    </message>
    <message>
        <source>“%1” is no duration (such as “1h30m” or “2.5s”)</source>
        <translation>„%1“ ist keine Dauer (wie „1h30m“ oder „2.5s“)</translation>
    </message>
    <message>
        <source>this text is not base64</source>
        <translation>dieser Text ist kein Base64</translation>
    </message>
    <message>
        <source>these bytes are not valid UTF-8</source>
        <translation>diese Bytes sind kein gültiges UTF-8</translation>
    </message>
    <message>
        <source>the format ends within a “%”</source>
        <translation>das Format endet mitten in einem „%“</translation>
    </message>
    <message>
        <source>a precision is a number up to 1000</source>
        <translation>eine Genauigkeit ist eine Zahl bis 1000</translation>
    </message>
    <message>
        <source>there is no conversion “%1”</source>
        <translation>eine Umwandlung „%1“ gibt es nicht</translation>
    </message>
    <message>
        <source>the format wants more values than the list has</source>
        <translation>das Format verlangt mehr Werte, als die Liste hat</translation>
    </message>
    <message>
        <source>“%1” cannot show a value of type %2</source>
        <translation>„%1“ kann einen Wert vom Typ %2 nicht darstellen</translation>
    </message>
    <message>
        <source>a larger text than an expression may make</source>
        <translation>ein größerer Text, als ein Ausdruck erzeugen darf</translation>
    </message>
    <message>
        <source>a slice must lie within its list, its start before its end</source>
        <translation>ein Ausschnitt muss in seiner Liste liegen, sein Anfang vor seinem Ende</translation>
    </message>
    <message>
        <source>the depth must not be negative</source>
        <translation>die Tiefe darf nicht negativ sein</translation>
    </message>
    <message>
        <source>a range has 0 to 1000000 numbers</source>
        <translation>ein Bereich hat 0 bis 1000000 Zahlen</translation>
    </message>
    <message>
        <source>optional.none() has no value</source>
        <translation>optional.none() hat keinen Wert</translation>
    </message>
    <message>
        <source>an empty list has no extreme</source>
        <translation>eine leere Liste hat weder kleinstes noch größtes Element</translation>
    </message>
    <message>
        <source>a shift goes by 0 or more</source>
        <translation>verschoben wird um 0 oder mehr Stellen</translation>
    </message>
    <message>
        <source>“%1” is no range of IP addresses</source>
        <translation>„%1“ ist kein Bereich von IP-Adressen</translation>
    </message>
    <message>
        <source>division by zero</source>
        <translation>Division durch null</translation>
    </message>
    <message>
        <source>modulus by zero</source>
        <translation>Rest einer Division durch null</translation>
    </message>
    <message>
        <source>duration out of range</source>
        <translation>die Dauer liegt außerhalb des Bereichs</translation>
    </message>
    <message>
        <source>index out of range: %1</source>
        <translation>der Index liegt außerhalb des Bereichs: %1</translation>
    </message>
    <message>
        <source>the end of a substring stands before its start</source>
        <translation>das Ende eines Teiltextes steht vor seinem Anfang</translation>
    </message>
    <message>
        <source>this function needs a template</source>
        <translation>diese Funktion braucht eine Vorlage</translation>
    </message>
    <message>
        <source>the lower bound is above the upper one</source>
        <translation>die untere Grenze liegt über der oberen</translation>
    </message>
    <message>
        <source>the bounds must be finite, the lower one first</source>
        <translation>die Grenzen müssen endlich sein, die untere zuerst</translation>
    </message>
    <message>
        <source>digits are a number from 0 to 15</source>
        <translation>die Stellen sind eine Zahl von 0 bis 15</translation>
    </message>
    <message>
        <source>the length is a number from 0 to 1048576</source>
        <translation>die Länge ist eine Zahl von 0 bis 1048576</translation>
    </message>
    <message>
        <source>weights are numbers of at least 0, and not all of them 0</source>
        <translation>Gewichte sind Zahlen ab 0, und nicht alle sind 0</translation>
    </message>
    <message>
        <source>each choice wants one weight</source>
        <translation>jede Möglichkeit braucht ein Gewicht</translation>
    </message>
    <message>
        <source>there is nothing to choose from</source>
        <translation>es gibt nichts zur Auswahl</translation>
    </message>
    <message>
        <source>there is no time zone “%1”</source>
        <translation>eine Zeitzone „%1“ gibt es nicht</translation>
    </message>
    <message>
        <source>A name in brackets is written [&quot;name&quot;].</source>
        <translation>Einen Namen in Klammern schreibt man [&quot;name&quot;].</translation>
    </message>
    <message>
        <source>An element is written [0]: a number from 0 in brackets.</source>
        <translation>Ein Element schreibt man [0]: eine Zahl ab 0 in Klammern.</translation>
    </message>
    <message>
        <source>The name of a field is missing.</source>
        <translation>Der Name eines Feldes fehlt.</translation>
    </message>
    <message>
        <source>A “.” or a “[” is wanted here.</source>
        <translation>Hier wird ein „.“ oder ein „[“ erwartet.</translation>
    </message>
    <message>
        <source>A single “=” does not compare; write “==”.</source>
        <translation>Ein einzelnes „=“ vergleicht nicht; schreiben Sie „==“.</translation>
    </message>
    <message>
        <source>Write “&amp;&amp;” or “||”, doubled.</source>
        <translation>Schreiben Sie „&amp;&amp;“ oder „||“, also doppelt.</translation>
    </message>
    <message>
        <source>This character means nothing here.</source>
        <translation>Dieses Zeichen bedeutet hier nichts.</translation>
    </message>
    <message>
        <source>A number ends where a name begins; put a blank or an operator between them.</source>
        <translation>Eine Zahl endet, wo ein Name beginnt; dazwischen gehört ein Leerzeichen oder ein Operator.</translation>
    </message>
    <message>
        <source>A name in backticks holds letters, digits, “.”, “-”, “/”, “_” and blanks, and ends with a backtick.</source>
        <translation>Ein Name in Backticks besteht aus Buchstaben, Ziffern, „.“, „-“, „/“, „_“ und Leerzeichen und endet mit einem Backtick.</translation>
    </message>
    <message>
        <source>This text is not closed; its quote is missing at the end.</source>
        <translation>Dieser Text ist nicht abgeschlossen; am Ende fehlt sein Anführungszeichen.</translation>
    </message>
    <message>
        <source>There is no such escape sequence; a backslash itself is written “\\”.</source>
        <translation>Eine solche Escape-Sequenz gibt es nicht; den Backslash selbst schreibt man „\\“.</translation>
    </message>
    <message>
        <source>This escape sequence wants %1 hexadecimal digits.</source>
        <translation>Diese Escape-Sequenz verlangt %1 Hexadezimalziffern.</translation>
    </message>
    <message>
        <source>Bytes know no Unicode escapes; write octets as \xFF.</source>
        <translation>Bytes kennen keine Unicode-Escapes; Oktette schreibt man \xFF.</translation>
    </message>
    <message>
        <source>This is no Unicode code point.</source>
        <translation>Das ist kein Unicode-Codepunkt.</translation>
    </message>
    <message>
        <source>the expression goes on here, but it could end before</source>
        <translation>hier geht der Ausdruck weiter, könnte aber vorher enden</translation>
    </message>
    <message>
        <source>The expression ends too early: %1.</source>
        <translation>Der Ausdruck endet zu früh: %1.</translation>
    </message>
    <message>
        <source>This text is not expected here: %1.</source>
        <translation>Dieser Text wird hier nicht erwartet: %1.</translation>
    </message>
    <message>
        <source>“%1” is not expected here: %2.</source>
        <translation>„%1“ wird hier nicht erwartet: %2.</translation>
    </message>
    <message>
        <source>a value is wanted</source>
        <translation>ein Wert wird verlangt</translation>
    </message>
    <message>
        <source>The expression is nested too deeply.</source>
        <translation>Der Ausdruck ist zu tief verschachtelt.</translation>
    </message>
    <message>
        <source>a “?” wants a “:” and what holds otherwise</source>
        <translation>ein „?“ verlangt ein „:“ und was sonst gilt</translation>
    </message>
    <message>
        <source>“!” and “-” are not mixed without parentheses</source>
        <translation>„!“ und „-“ werden ohne Klammern nicht gemischt</translation>
    </message>
    <message>
        <source>after “.” comes the name of a field or a function</source>
        <translation>nach „.“ kommt der Name eines Feldes oder einer Funktion</translation>
    </message>
    <message>
        <source>a “]” is missing</source>
        <translation>ein „]“ fehlt</translation>
    </message>
    <message>
        <source>a “,” or the closing “)” is missing</source>
        <translation>ein „,“ oder das schließende „)“ fehlt</translation>
    </message>
    <message>
        <source>an argument comes after “,”</source>
        <translation>nach „,“ kommt ein Argument</translation>
    </message>
    <message>
        <source>the closing “)” is missing</source>
        <translation>das schließende „)“ fehlt</translation>
    </message>
    <message>
        <source>“%1” is a reserved word and cannot be a name.</source>
        <translation>„%1“ ist ein reserviertes Wort und kann kein Name sein.</translation>
    </message>
    <message>
        <source>the name of a field is wanted</source>
        <translation>der Name eines Feldes wird verlangt</translation>
    </message>
    <message>
        <source>a “:” and a value are missing</source>
        <translation>ein „:“ und ein Wert fehlen</translation>
    </message>
    <message>
        <source>a “,” or the closing “}” is missing</source>
        <translation>ein „,“ oder das schließende „}“ fehlt</translation>
    </message>
    <message>
        <source>a “,” or the closing “]” is missing</source>
        <translation>ein „,“ oder das schließende „]“ fehlt</translation>
    </message>
    <message>
        <source>This number is too large for uint (64 bits).</source>
        <translation>Diese Zahl ist zu groß für uint (64 Bit).</translation>
    </message>
    <message>
        <source>This number is too large for int (64 bits).</source>
        <translation>Diese Zahl ist zu groß für int (64 Bit).</translation>
    </message>
    <message>
        <source>This number is too large for double.</source>
        <translation>Diese Zahl ist zu groß für double.</translation>
    </message>
    <message>
        <source>The expression is longer than %1 bytes.</source>
        <translation>Der Ausdruck ist länger als %1 Bytes.</translation>
    </message>
    <message>
        <source>The expression is not valid UTF-8.</source>
        <translation>Der Ausdruck ist kein gültiges UTF-8.</translation>
    </message>
    <message>
        <source>integer overflow</source>
        <translation>Überlauf einer ganzen Zahl</translation>
    </message>
    <message>
        <source>unsigned integer overflow</source>
        <translation>Überlauf einer vorzeichenlosen ganzen Zahl</translation>
    </message>
    <message>
        <source>timestamp out of range</source>
        <translation>der Zeitpunkt liegt außerhalb des Bereichs</translation>
    </message>
    <message>
        <source>the text would be larger than it may be</source>
        <translation>der Text würde größer, als er sein darf</translation>
    </message>
    <message>
        <source>index out of range</source>
        <translation>der Index liegt außerhalb des Bereichs</translation>
    </message>
    <message>
        <source>a key stands twice in this map</source>
        <translation>ein Schlüssel steht zweimal in dieser Map</translation>
    </message>
    <message>
        <source>“%1” is no IP address</source>
        <translation>„%1“ ist keine IP-Adresse</translation>
    </message>
    <message>
        <source>a filter must give true or false, this gave a value of type %1</source>
        <translation>ein Filter muss true oder false ergeben, dieser ergab einen Wert vom Typ %1</translation>
    </message>
    <message>
        <source>the result is larger than %1 bytes</source>
        <translation>das Ergebnis ist größer als %1 Bytes</translation>
    </message>
    <message>
        <source>In a JSON template an expression stands in quotes: &quot;${…}&quot;.</source>
        <translation>In einer JSON-Vorlage steht ein Ausdruck in Anführungszeichen: &quot;${…}&quot;.</translation>
    </message>
    <message>
        <source>This is no JSON: %1.</source>
        <translation>Das ist kein JSON: %1.</translation>
    </message>
    <message>
        <source>The “}” that ends the expression is missing.</source>
        <translation>Das „}“ am Ende des Ausdrucks fehlt.</translation>
    </message>
    <message>
        <source>A template has %1 expressions at most.</source>
        <translation>Eine Vorlage hat höchstens %1 Ausdrücke.</translation>
    </message>
    <message>
        <source>A template has %1 bytes at most.</source>
        <translation>Eine Vorlage hat höchstens %1 Bytes.</translation>
    </message>
    <message>
        <source>the text is larger than %1 bytes</source>
        <translation>der Text ist größer als %1 Bytes</translation>
    </message>
    <message>
        <source>this is no regular expression: %1</source>
        <translation>das ist kein regulärer Ausdruck: %1</translation>
    </message>
    <message>
        <source>no such overload: %1 of %2</source>
        <translation>%1 gibt es für %2 nicht</translation>
    </message>
    <message>
        <source>no such overload: %1 of %2 and %3</source>
        <translation>%1 gibt es für %2 und %3 nicht</translation>
    </message>
    <message>
        <source>no such key: %1</source>
        <translation>kein solcher Schlüssel: %1</translation>
    </message>
    <message>
        <source>no such field: a value of type %1 has no “%2”</source>
        <translation>kein solches Feld: ein Wert vom Typ %1 hat kein „%2“</translation>
    </message>
    <message>
        <source>there is nothing called “%1”</source>
        <translation>etwas namens „%1“ gibt es nicht</translation>
    </message>
    <message>
        <source>“%1” has no value: no message is being looked at</source>
        <translation>„%1“ hat keinen Wert: es wird keine Nachricht betrachtet</translation>
    </message>
    <message>
        <source>there is no function “%1”</source>
        <translation>eine Funktion „%1“ gibt es nicht</translation>
    </message>
    <message>
        <source>%1 has no use for a value of type %2</source>
        <translation>%1 kann einen Wert vom Typ %2 nicht brauchen</translation>
    </message>
    <message>
        <source>There is no aggregate “%1”: they are count, sum, min, max, mean, p1 to p100, distinct and top1 to top%2.</source>
        <translation>Ein Aggregat „%1“ gibt es nicht, nur count, sum, min, max, mean, p1 bis p100, distinct und top1 bis top%2.</translation>
    </message>
    <message>
        <source>count takes no expression: it counts the messages of the group.</source>
        <translation>count nimmt keinen Ausdruck: es zählt die Nachrichten der Gruppe.</translation>
    </message>
    <message>
        <source>%1 wants an expression: %1:value.amount.</source>
        <translation>%1 verlangt einen Ausdruck: %1:value.amount.</translation>
    </message>
    <message>
        <source>%1: line %2, column %3: %4</source>
        <translation>%1: Zeile %2, Spalte %3: %4</translation>
    </message>
    <message>
        <source>An aggregate is missing: count,sum:value.amount.</source>
        <translation>Ein Aggregat fehlt: count,sum:value.amount.</translation>
    </message>
    <message>
        <source>The aggregate “%1” is there twice.</source>
        <translation>Das Aggregat „%1“ steht zweimal da.</translation>
    </message>
    <message>
        <source>These are more than %1 aggregates.</source>
        <translation>Das sind mehr als %1 Aggregate.</translation>
    </message>
    <message>
        <source>“%1” is no length of time: 500ms, 60s, 5m, 2h, 1d.</source>
        <translation>„%1“ ist keine Zeitdauer: 500ms, 60s, 5m, 2h, 1d.</translation>
    </message>
    <message>
        <source>“%1” is no whole number of milliseconds up to 366 days.</source>
        <translation>„%1“ ist keine ganze Zahl von Millisekunden bis 366 Tage.</translation>
    </message>
    <message>
        <source>“%1” is too short.</source>
        <translation>„%1“ ist zu kurz.</translation>
    </message>
    <message>
        <source>“%1” is too long.</source>
        <translation>„%1“ ist zu lang.</translation>
    </message>
    <message>
        <source>A window is at least one millisecond long.</source>
        <translation>Ein Fenster ist mindestens eine Millisekunde lang.</translation>
    </message>
    <message>
        <source>Windows slide by at most their length: some messages would be in none.</source>
        <translation>Fenster rücken höchstens um ihre Länge weiter: manche Nachricht läge sonst in keinem.</translation>
    </message>
    <message>
        <source>More than %1 windows would be over one message.</source>
        <translation>Mehr als %1 Fenster lägen über einer Nachricht.</translation>
    </message>
    <message>
        <source>a text of more than %1 bytes makes no group</source>
        <translation>ein Text von mehr als %1 Bytes ergibt keine Gruppe</translation>
    </message>
    <message>
        <source>A field is taken to have the type that it is compared with; where it has another it counts as missing.</source>
        <translation>Von einem Feld wird der Typ angenommen, mit dem es verglichen wird; wo es einen anderen hat, gilt es als nicht vorhanden.</translation>
    </message>
    <message>
        <source>it has another type than is wanted there</source>
        <translation>es hat einen anderen Typ, als dort verlangt wird</translation>
    </message>
    <message>
        <source>what is put together is of different types</source>
        <translation>was zusammengesetzt wird, ist von verschiedenen Typen</translation>
    </message>
    <message>
        <source>the types of the fields are not known; int(), double() or string() around one tells them</source>
        <translation>die Typen der Felder sind nicht bekannt; int(), double() oder string() um eines nennt sie</translation>
    </message>
    <message>
        <source>what is compared is of different types</source>
        <translation>was verglichen wird, ist von verschiedenen Typen</translation>
    </message>
    <message>
        <source>these types cannot be reckoned with</source>
        <translation>mit diesen Typen kann nicht gerechnet werden</translation>
    </message>
    <message>
        <source>An integer that overflows wraps round there; in the expression it is an error.</source>
        <translation>Eine Ganzzahl, die überläuft, läuft dort um; im Ausdruck ist das ein Fehler.</translation>
    </message>
    <message>
        <source>whether the field is a text, a list or a map is not known; string() around it tells that</source>
        <translation>ob das Feld ein Text, eine Liste oder ein Objekt ist, ist nicht bekannt; string() darum sagt es</translation>
    </message>
    <message>
        <source>A number that becomes a text may be spelled otherwise there.</source>
        <translation>Eine Zahl, die zu Text wird, kann dort anders geschrieben sein.</translation>
    </message>
    <message>
        <source>what is converted must be a field or a number</source>
        <translation>umgewandelt werden kann nur ein Feld oder eine Zahl</translation>
    </message>
    <message>
        <source>Messages where what is grouped by is null, an object or a list are in no group.</source>
        <translation>Nachrichten, bei denen das, wonach gruppiert wird, null, ein Objekt oder eine Liste ist, sind in keiner Gruppe.</translation>
    </message>
    <message>
        <source>the length of a window must be a multiple of its advance</source>
        <translation>die Länge eines Fensters muss ein Vielfaches seines Vorschubs sein</translation>
    </message>
    <message>
        <source>the gap is too short</source>
        <translation>die Lücke ist zu kurz</translation>
    </message>
    <message>
        <source>The gap is a millisecond shorter, because what comes exactly one gap later belongs to the session there; so a session&apos;s end is a millisecond earlier too.</source>
        <translation>Die Lücke ist eine Millisekunde kürzer, weil dort noch zur Sitzung gehört, was genau eine Lücke später kommt; damit endet auch eine Sitzung eine Millisekunde früher.</translation>
    </message>
    <message>
        <source>The aggregate “%1” is left out.</source>
        <translation>Das Aggregat „%1“ ist weggelassen.</translation>
    </message>
    <message>
        <source>its percentiles lie between the values, these are values</source>
        <translation>seine Perzentile liegen zwischen den Werten, diese sind Werte</translation>
    </message>
    <message>
        <source>Numbers in fields are DOUBLE there; int() around a field makes it an exact BIGINT.</source>
        <translation>Zahlen in Feldern sind dort DOUBLE; int() um ein Feld macht daraus ein genaues BIGINT.</translation>
    </message>
    <message>
        <source>its filters and groupings see key and value only</source>
        <translation>seine Filter und Gruppierungen sehen nur Schlüssel und Wert</translation>
    </message>
    <message>
        <source>Messages without a value are not counted there.</source>
        <translation>Nachrichten ohne Wert werden dort nicht gezählt.</translation>
    </message>
    <message>
        <source>Windows close by the newest message there, not by the slowest partition: allow more lateness where partitions lag.</source>
        <translation>Fenster schließen dort nach der neuesten Nachricht, nicht nach der langsamsten Partition: Wo Partitionen zurückliegen, hilft mehr erlaubte Verspätung.</translation>
    </message>
    <message>
        <source>The end of a session is the time of its last message there, without the gap.</source>
        <translation>Das Ende einer Sitzung ist dort die Zeit ihrer letzten Nachricht, ohne die Lücke.</translation>
    </message>
    <message>
        <source>where messages are grouped, the key is the group</source>
        <translation>wo Nachrichten gruppiert sind, ist der Schlüssel die Gruppe</translation>
    </message>
    <message>
        <source>it can only be compared with</source>
        <translation>damit kann nur verglichen werden</translation>
    </message>
    <message>
        <source>a list stands only behind “in”, or as what is grouped by</source>
        <translation>eine Liste steht nur hinter „in“ oder als das, wonach gruppiert wird</translation>
    </message>
    <message>
        <source>whether it is JSON or a text is found out message by message; %1 is its text</source>
        <translation>ob es JSON oder Text ist, zeigt sich erst bei jeder Nachricht; %1 ist ihr Text</translation>
    </message>
    <message>
        <source>it has no unsigned integers</source>
        <translation>vorzeichenlose Ganzzahlen gibt es dort nicht</translation>
    </message>
    <message>
        <source>only a field can be compared with it</source>
        <translation>nur ein Feld kann damit verglichen werden</translation>
    </message>
    <message>
        <source>only a list that is written there can be searched</source>
        <translation>durchsucht werden kann nur eine Liste, die dort geschrieben steht</translation>
    </message>
    <message>
        <source>the pattern may mean another thing to Java&apos;s regular expressions</source>
        <translation>das Muster kann für reguläre Ausdrücke von Java etwas anderes bedeuten</translation>
    </message>
    <message>
        <source>what is replaced must be written there</source>
        <translation>was ersetzt wird, muss dort geschrieben stehen</translation>
    </message>
    <message>
        <source>“%1” has no equivalent in %2.</source>
        <translation>„%1“ hat in %2 keine Entsprechung.</translation>
    </message>
    <message>
        <source>“%1” has no equivalent in %2: %3.</source>
        <translation>„%1“ hat in %2 keine Entsprechung: %3.</translation>
    </message>
    <message>
        <source>It begins at the earliest message there, and has no end.</source>
        <translation>Dort beginnt es bei der ältesten Nachricht und hat kein Ende.</translation>
    </message>
    <message>
        <source>It has no end there.</source>
        <translation>Dort hat es kein Ende.</translation>
    </message>
    <message>
        <source>A number and a text that reads like it, such as 1 and &quot;1&quot;, are one there and two here; so are true and &quot;true&quot;. 1 and 1.0 are two there and one here.</source>
        <translation>Eine Zahl und ein Text, der sich wie sie liest, etwa 1 und &quot;1&quot;, sind dort eins und hier zwei; ebenso true und &quot;true&quot;. 1 und 1.0 sind dort zwei und hier eins.</translation>
    </message>
    <message>
        <source>Numbers are grouped by how they are written there: 1 and 1.0 are two groups there, and one here.</source>
        <translation>Zahlen werden dort so gruppiert, wie sie geschrieben sind: 1 und 1.0 sind dort zwei Gruppen und hier eine.</translation>
    </message>
    <message>
        <source>NaN has no place in an order</source>
        <translation>NaN hat in einer Reihenfolge keinen Platz</translation>
    </message>
</context>
<context>
    <name>FlowReason</name>
    <message>
        <source>the condition of “%2”: %1</source>
        <translation>die Bedingung von „%2“: %1</translation>
    </message>
    <message>
        <source>the message for %1 has %2 bytes and may have %3</source>
        <translation>die Nachricht für %1 hat %2 Bytes und darf %3 haben</translation>
    </message>
    <message>
        <source>%1 of the key for %2, at %3</source>
        <translation>%1 – im Schlüssel für %2, bei %3</translation>
    </message>
    <message>
        <source>%1 of the value for %2, at %3</source>
        <translation>%1 – im Wert für %2, bei %3</translation>
    </message>
    <message>
        <source>%1 of the header “%4” for %2, at %3</source>
        <translation>%1 – im Header „%4“ für %2, bei %3</translation>
    </message>
    <message>
        <source>the message for %1 has the timestamp 0, which cannot be written</source>
        <translation>die Nachricht für %1 hat den Zeitstempel 0, der nicht geschrieben werden kann</translation>
    </message>
    <message>
        <source>the message for %2 is refused: %1</source>
        <translation>die Nachricht für %2 wird abgelehnt: %1</translation>
    </message>
    <message>
        <source>the errors topic %2 refuses it too: %1</source>
        <translation>auch das Fehler-Topic %2 lehnt sie ab: %1</translation>
    </message>
    <message>
        <source>this flow has written it: it comes back to %1 in a loop</source>
        <translation>dieser Flow hat sie geschrieben: sie kommt in einer Schleife nach %1 zurück</translation>
    </message>
</context>
<context>
    <name>JsonFault</name>
    <message>
        <source>the document ends here</source>
        <translation>hier endet das Dokument</translation>
    </message>
    <message>
        <source>content behind the document</source>
        <translation>hinter dem Dokument steht noch etwas</translation>
    </message>
    <message>
        <source>a colon is expected</source>
        <translation>ein Doppelpunkt wird erwartet</translation>
    </message>
    <message>
        <source>a key in double quotes is expected</source>
        <translation>ein Schlüssel in doppelten Anführungszeichen wird erwartet</translation>
    </message>
    <message>
        <source>nested too deeply</source>
        <translation>zu tief verschachtelt</translation>
    </message>
    <message>
        <source>a comma or } is expected</source>
        <translation>ein Komma oder } wird erwartet</translation>
    </message>
    <message>
        <source>a comma or ] is expected</source>
        <translation>ein Komma oder ] wird erwartet</translation>
    </message>
    <message>
        <source>a value is expected</source>
        <translation>ein Wert wird erwartet</translation>
    </message>
    <message>
        <source>a control character in a string must be escaped</source>
        <translation>ein Steuerzeichen in einem Text muss als Escape geschrieben sein</translation>
    </message>
    <message>
        <source>an escape that JSON does not know</source>
        <translation>eine Escape-Sequenz, die JSON nicht kennt</translation>
    </message>
    <message>
        <source>the string does not end</source>
        <translation>der Text endet nicht</translation>
    </message>
    <message>
        <source>a number that JSON does not know</source>
        <translation>eine Zahl, die JSON nicht kennt</translation>
    </message>
    <message>
        <source>digits are expected behind the point</source>
        <translation>hinter dem Punkt werden Ziffern erwartet</translation>
    </message>
    <message>
        <source>digits are expected in the exponent</source>
        <translation>im Exponenten werden Ziffern erwartet</translation>
    </message>
    <message>
        <source>the text is not valid UTF-8</source>
        <translation>der Text ist kein gültiges UTF-8</translation>
    </message>
</context>
<context>
    <name>MessageTemplate</name>
    <message>
        <source>key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>header %1</source>
        <translation>Header %1</translation>
    </message>
</context>
<context>
    <name>QAbstractSpinBox</name>
    <message>
        <source>&amp;Select All</source>
        <translation>&amp;Alles auswählen</translation>
    </message>
    <message>
        <source>&amp;Step up</source>
        <translation>&amp;Inkrementieren</translation>
    </message>
    <message>
        <source>Step &amp;down</source>
        <translation>&amp;Dekrementieren</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>%1
File not found.
Please verify the correct file name was given.</source>
        <translation>%1
Die Datei konnte nicht gefunden werden.
Stellen Sie sicher, dass der Dateiname richtig ist.</translation>
    </message>
    <message>
        <source>%1 already exists.
Do you want to replace it?</source>
        <translation>Die Datei %1 existiert bereits.
Soll sie überschrieben werden?</translation>
    </message>
    <message>
        <source>&amp;Choose</source>
        <translation>&amp;Auswählen</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>&amp;New Folder</source>
        <translation>&amp;Neues Verzeichnis</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>Ö&amp;ffnen</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>&amp;Umbenennen</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>All Files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Create New Folder</source>
        <translation>Neuen Ordner erstellen</translation>
    </message>
    <message>
        <source>Detail View</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Directory:</source>
        <translation>Verzeichnis:</translation>
    </message>
    <message>
        <source>File &amp;name:</source>
        <translation>Datei&amp;name:</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Files of type:</source>
        <translation>Dateien des Typs:</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Vorwärts</translation>
    </message>
    <message>
        <source>List View</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>Look in:</source>
        <translation>Suchen in:</translation>
    </message>
    <message>
        <source>New Folder</source>
        <translation>Neues Verzeichnis</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Parent Directory</source>
        <translation>Übergeordnetes Verzeichnis</translation>
    </message>
    <message>
        <source>Save As</source>
        <translation>Speichern unter</translation>
    </message>
    <message>
        <source>Show &amp;hidden files</source>
        <translation>&amp;Versteckte Dateien anzeigen</translation>
    </message>
    <message>
        <source>Sidebar</source>
        <translation>Seitenleiste</translation>
    </message>
</context>
<context>
    <name>QFileSystemModel</name>
    <message>
        <source>Date Modified</source>
        <translation>Änderungsdatum</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
</context>
<context>
    <name>QLineEdit</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Einfügen</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>Wieder&amp;herstellen</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;Ausschneiden</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Alles auswählen</translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>&amp;No</source>
        <translation>&amp;Nein</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>&amp;Ja</translation>
    </message>
    <message>
        <source>Abort</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>Ignorieren</translation>
    </message>
    <message>
        <source>N&amp;o to All</source>
        <translation>N&amp;ein, keine</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Restore Defaults</source>
        <translation>Voreinstellungen</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save All</source>
        <translation>Alles speichern</translation>
    </message>
    <message>
        <source>Yes to &amp;All</source>
        <translation>Ja, &amp;alle</translation>
    </message>
</context>
<context>
    <name>QWidgetTextControl</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Einfügen</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>Wieder&amp;herstellen</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;Ausschneiden</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Alles auswählen</translation>
    </message>
</context>
<context>
    <name>RegularExpression</name>
    <message>
        <source>invalid escape sequence</source>
        <translation>ungültige Escape-Sequenz</translation>
    </message>
    <message>
        <source>invalid character class</source>
        <translation>ungültige Zeichenklasse</translation>
    </message>
    <message>
        <source>invalid character class range</source>
        <translation>ungültiger Bereich in einer Zeichenklasse</translation>
    </message>
    <message>
        <source>missing ]</source>
        <translation>] fehlt</translation>
    </message>
    <message>
        <source>missing )</source>
        <translation>) fehlt</translation>
    </message>
    <message>
        <source>unexpected )</source>
        <translation>) wird nicht erwartet</translation>
    </message>
    <message>
        <source>trailing \</source>
        <translation>\ am Ende</translation>
    </message>
    <message>
        <source>no argument for repetition operator</source>
        <translation>nichts, was der Wiederholungsoperator wiederholen könnte</translation>
    </message>
    <message>
        <source>invalid repetition size</source>
        <translation>ungültige Zahl von Wiederholungen</translation>
    </message>
    <message>
        <source>bad repetition operator</source>
        <translation>falscher Wiederholungsoperator</translation>
    </message>
    <message>
        <source>invalid perl operator</source>
        <translation>ungültiger Perl-Operator</translation>
    </message>
    <message>
        <source>invalid UTF-8</source>
        <translation>ungültiges UTF-8</translation>
    </message>
    <message>
        <source>invalid named capture group</source>
        <translation>ungültige benannte Gruppe</translation>
    </message>
    <message>
        <source>pattern too large - compile failed</source>
        <translation>der Ausdruck ist zu groß, um übersetzt zu werden</translation>
    </message>
    <message>
        <source>unexpected error</source>
        <translation>unerwarteter Fehler</translation>
    </message>
</context>
<context>
    <name>ReplayText</name>
    <message>
        <source>A replay that was stopped goes on where its group has committed; the group is called as the flow.
Another name begins anew.</source>
        <translation>Angehalten und wieder gestartet geht es dort weiter, wo die Gruppe festgeschrieben hat; sie heißt wie der Flow.
Ein anderer Name fängt von vorn an.</translation>
    </message>
    <message>
        <source>From the earliest message to the end as it is at the start; or offset:N, time:2026-03-28T10:30:00Z.</source>
        <translation>Von der ältesten Nachricht bis zum Ende, wie es beim Start ist; oder offset:N, time:2026-03-28T10:30:00Z.</translation>
    </message>
    <message>
        <source>As fast as it goes, unless one of these is said: messages a second; or as far apart as the timestamps are,
twice as fast, and no silence longer than a minute.</source>
        <translation>So schnell es geht, wenn nichts davon dasteht: Nachrichten pro Sekunde; oder im Abstand der Zeitstempel,
hier doppelt so schnell, und keine Stille länger als eine Minute.</translation>
    </message>
    <message>
        <source>Where nothing else is said, a message stays as it is: key, value, headers, timestamp. “by-key” instead of
“keep” chooses its partition anew. The topic must be there.</source>
        <translation>Was nicht dasteht, bleibt, wie es ist: Schlüssel, Wert, Header, Zeitstempel. „by-key“ statt „keep“
wählt die Partition neu. Das Topic muss es geben.</translation>
    </message>
</context>
<context>
    <name>TimestampZero</name>
    <message>
        <source>The client library cannot write the timestamp 0.</source>
        <translation>Die Client-Bibliothek kann den Zeitstempel 0 nicht schreiben.</translation>
    </message>
</context>
<context>
    <name>TopicConfig</name>
    <message>
        <source>What happens to old segments: delete drops them by age and size, compact keeps the newest message of each key.</source>
        <translation>Was mit alten Segmenten geschieht: delete verwirft sie nach Alter und Größe, compact behält die neueste Nachricht jedes Schlüssels.</translation>
    </message>
    <message>
        <source>Compression level for gzip, from 1 (fast) to 9 (small); -1 leaves the choice to the library.</source>
        <translation>Kompressionsstufe für gzip, von 1 (schnell) bis 9 (klein); -1 überlässt die Wahl der Bibliothek.</translation>
    </message>
    <message>
        <source>Compression level for lz4, from 1 (fast) to 17 (small).</source>
        <translation>Kompressionsstufe für lz4, von 1 (schnell) bis 17 (klein).</translation>
    </message>
    <message>
        <source>How the broker stores batches; producer keeps what each producer chose.</source>
        <translation>Wie der Broker Batches speichert; producer behält bei, was der jeweilige Producer gewählt hat.</translation>
    </message>
    <message>
        <source>Compression level for zstd; higher is smaller and slower.</source>
        <translation>Kompressionsstufe für zstd; höher ist kleiner und langsamer.</translation>
    </message>
    <message>
        <source>How long tombstones stay readable in a compacted topic, in milliseconds.</source>
        <translation>Wie lange Tombstones in einem kompaktierten Topic lesbar bleiben, in Millisekunden.</translation>
    </message>
    <message>
        <source>How long the broker waits before it removes a deleted segment from the disk, in milliseconds.</source>
        <translation>Wie lange der Broker wartet, bis er ein gelöschtes Segment von der Platte entfernt, in Millisekunden.</translation>
    </message>
    <message>
        <source>After how many messages the log is forced to the disk; replication is the better safeguard.</source>
        <translation>Nach wie vielen Nachrichten das Log auf die Platte gezwungen wird; Replikation ist die bessere Absicherung.</translation>
    </message>
    <message>
        <source>After how many milliseconds the log is forced to the disk; replication is the better safeguard.</source>
        <translation>Nach wie vielen Millisekunden das Log auf die Platte gezwungen wird; Replikation ist die bessere Absicherung.</translation>
    </message>
    <message>
        <source>Replicas whose followers are throttled while they catch up, as partition:broker pairs, or * for all.</source>
        <translation>Replikate, deren Follower beim Aufholen gedrosselt werden, als Paare Partition:Broker, oder * für alle.</translation>
    </message>
    <message>
        <source>How many bytes of messages lie between two entries of the offset index.</source>
        <translation>Wie viele Bytes an Nachrichten zwischen zwei Einträgen des Offset-Index liegen.</translation>
    </message>
    <message>
        <source>Replicas whose leaders are throttled while others catch up, as partition:broker pairs, or * for all.</source>
        <translation>Replikate, deren Leader gedrosselt werden, während andere aufholen, als Paare Partition:Broker, oder * für alle.</translation>
    </message>
    <message>
        <source>How many bytes of a partition stay on the broker&apos;s own disk with tiered storage; -2 takes retention.bytes.</source>
        <translation>Wie viele Bytes einer Partition bei Tiered Storage auf der eigenen Platte des Brokers bleiben; -2 übernimmt retention.bytes.</translation>
    </message>
    <message>
        <source>How long segments stay on the broker&apos;s own disk with tiered storage; -2 takes retention.ms.</source>
        <translation>Wie lange Segmente bei Tiered Storage auf der eigenen Platte des Brokers bleiben; -2 übernimmt retention.ms.</translation>
    </message>
    <message>
        <source>After how many milliseconds a message must have been considered for compaction.</source>
        <translation>Nach wie vielen Millisekunden eine Nachricht spätestens für die Kompaktierung berücksichtigt sein muss.</translation>
    </message>
    <message>
        <source>The largest batch that the broker takes, in bytes after compression.</source>
        <translation>Der größte Batch, den der Broker annimmt, in Bytes nach der Kompression.</translation>
    </message>
    <message>
        <source>How far a message&apos;s timestamp may lie ahead of the broker&apos;s clock, in milliseconds.</source>
        <translation>Wie weit der Zeitstempel einer Nachricht der Uhr des Brokers vorausgehen darf, in Millisekunden.</translation>
    </message>
    <message>
        <source>How far a message&apos;s timestamp may lie behind the broker&apos;s clock, in milliseconds.</source>
        <translation>Wie weit der Zeitstempel einer Nachricht hinter der Uhr des Brokers liegen darf, in Millisekunden.</translation>
    </message>
    <message>
        <source>Whether a message keeps its producer&apos;s time or gets the broker&apos;s own when it is written.</source>
        <translation>Ob eine Nachricht die Zeit ihres Producers behält oder beim Schreiben die des Brokers erhält.</translation>
    </message>
    <message>
        <source>How much of a compacted log must be uncompacted before the cleaner takes it up, from 0 to 1.</source>
        <translation>Welcher Anteil eines kompaktierten Logs unkompaktiert sein muss, bevor der Cleaner es aufgreift, von 0 bis 1.</translation>
    </message>
    <message>
        <source>How long a message is left uncompacted at least, in milliseconds.</source>
        <translation>Wie lange eine Nachricht mindestens unkompaktiert bleibt, in Millisekunden.</translation>
    </message>
    <message>
        <source>How many replicas must have a message before a producer with acks=all gets its answer.</source>
        <translation>Wie viele Replikate eine Nachricht haben müssen, bevor ein Producer mit acks=all seine Antwort erhält.</translation>
    </message>
    <message>
        <source>Whether a new segment&apos;s file is given its full size at once.</source>
        <translation>Ob die Datei eines neuen Segments sofort in voller Größe angelegt wird.</translation>
    </message>
    <message>
        <source>Whether tiered storage stops copying segments and only serves what it has.</source>
        <translation>Ob Tiered Storage keine Segmente mehr kopiert und nur noch bereitstellt, was es hat.</translation>
    </message>
    <message>
        <source>Whether what tiered storage holds is deleted when it is switched off for this topic.</source>
        <translation>Ob der Inhalt von Tiered Storage gelöscht wird, wenn es für dieses Topic abgeschaltet wird.</translation>
    </message>
    <message>
        <source>Whether old segments move to tiered storage.</source>
        <translation>Ob alte Segmente in Tiered Storage wandern.</translation>
    </message>
    <message>
        <source>How many bytes each partition keeps before its oldest segments go; -1 means without limit.</source>
        <translation>Wie viele Bytes jede Partition behält, bevor ihre ältesten Segmente entfallen; -1 heißt unbegrenzt.</translation>
    </message>
    <message>
        <source>How long messages are kept before their segments go, in milliseconds; -1 means for ever.</source>
        <translation>Wie lange Nachrichten behalten werden, bevor ihre Segmente entfallen, in Millisekunden; -1 heißt für immer.</translation>
    </message>
    <message>
        <source>How large a segment file grows before the next one is begun; whole segments are deleted and compacted.</source>
        <translation>Wie groß eine Segmentdatei wird, bevor die nächste beginnt; gelöscht und kompaktiert werden ganze Segmente.</translation>
    </message>
    <message>
        <source>How large the offset index of a segment may become, in bytes.</source>
        <translation>Wie groß der Offset-Index eines Segments werden darf, in Bytes.</translation>
    </message>
    <message>
        <source>By how much segment.ms is shortened at random, so that not all partitions roll at once.</source>
        <translation>Um wie viel segment.ms zufällig verkürzt wird, damit nicht alle Partitionen zugleich ein neues Segment beginnen.</translation>
    </message>
    <message>
        <source>After how many milliseconds the next segment is begun even if the current one is not full.</source>
        <translation>Nach wie vielen Millisekunden das nächste Segment beginnt, auch wenn das aktuelle nicht voll ist.</translation>
    </message>
    <message>
        <source>Whether a replica that is behind may become leader when no other is left; messages may be lost.</source>
        <translation>Ob ein zurückliegendes Replikat Leader werden darf, wenn kein anderes übrig ist; Nachrichten können verloren gehen.</translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::AboutDialog</name>
    <message>
        <source>About Streamscope</source>
        <translation>Über Streamscope</translation>
    </message>
    <message>
        <source>A native desktop for Apache Kafka.</source>
        <translation>Eine native Desktop-Anwendung für Apache Kafka.</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later. It uses Qt, librdkafka, QCustomPlot, QtKeychain, simdjson, RE2, yaml-cpp and tl::expected.</source>
        <translation>Freie Software unter der GNU General Public License, Version 3 oder später. Sie verwendet Qt, librdkafka, QCustomPlot, QtKeychain, simdjson, RE2, yaml-cpp und tl::expected.</translation>
    </message>
    <message>
        <source>No telemetry, no login, no update check: it speaks to nobody but the clusters that you connect to.</source>
        <translation>Keine Telemetrie, keine Anmeldung, keine Suche nach Updates: Das Programm spricht nur mit den Clustern, mit denen Sie sich verbinden.</translation>
    </message>
    <message>
        <source>&amp;Copy the versions</source>
        <translation>Versionen &amp;kopieren</translation>
    </message>
    <message>
        <source>For a report of a fault</source>
        <translation>Für eine Fehlermeldung an die Entwickler</translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::ActivityPane</name>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>Cancel: %1</source>
        <translation>Abbrechen: %1</translation>
    </message>
    <message>
        <source>Nothing runs. Longer work shows here with its progress.</source>
        <translation>Es läuft nichts. Längere Arbeiten erscheinen hier mit ihrem Fortschritt.</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::AnalyticsPage</name>
    <message>
        <source>Analytics</source>
        <translation>Analyse</translation>
    </message>
    <message>
        <source>Groups of the window</source>
        <translation>Gruppen des Fensters</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Start</translation>
    </message>
    <message>
        <source>Count anew with what is asked above (Enter in a field, F5)</source>
        <translation>Neu zählen, was oben gefragt ist (Eingabetaste in einem Feld, F5)</translation>
    </message>
    <message>
        <source>Sto&amp;p</source>
        <translation>Anha&amp;lten</translation>
    </message>
    <message>
        <source>Stop reading; what was counted stays</source>
        <translation>Nicht weiterlesen; was gezählt ist, bleibt</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren…</translation>
    </message>
    <message>
        <source>All windows that are kept, as CSV or as JSON lines</source>
        <translation>Alle gehaltenen Fenster als CSV oder als JSON-Zeilen</translation>
    </message>
    <message>
        <source>Show its &amp;messages</source>
        <translation>Ihre &amp;Nachrichten zeigen</translation>
    </message>
    <message>
        <source>The messages of this group in this window (Enter)</source>
        <translation>Die Nachrichten dieser Gruppe in diesem Fenster (Eingabetaste)</translation>
    </message>
    <message>
        <source>Choose topics</source>
        <translation>Topics wählen</translation>
    </message>
    <message>
        <source>Say which topics are read</source>
        <translation>Angeben, welche Topics gelesen werden</translation>
    </message>
    <message>
        <source>Saved views</source>
        <translation>Gespeicherte Ansichten</translation>
    </message>
    <message>
        <source>What is asked above, kept by name for this connection</source>
        <translation>Was oben gefragt ist, unter einem Namen für diese Verbindung aufgehoben</translation>
    </message>
    <message>
        <source>Name of a view</source>
        <translation>Name einer Ansicht</translation>
    </message>
    <message>
        <source>Save the view</source>
        <translation>Ansicht speichern</translation>
    </message>
    <message>
        <source>Delete the view</source>
        <translation>Ansicht löschen</translation>
    </message>
    <message>
        <source>Saved v&amp;iews</source>
        <translation>Gespeicherte Ans&amp;ichten</translation>
    </message>
    <message>
        <source>Window that is shown</source>
        <translation>Gezeigtes Fenster</translation>
    </message>
    <message>
        <source>The newest window as it grows, or one that is kept</source>
        <translation>Das neueste Fenster, wie es wächst, oder eines der gehaltenen</translation>
    </message>
    <message>
        <source>What the charts show</source>
        <translation>Was die Diagramme zeigen</translation>
    </message>
    <message>
        <source>What bars and lines show: the count, or one of the aggregates</source>
        <translation>Was Balken und Linien zeigen: die Anzahl oder eines der Aggregate</translation>
    </message>
    <message>
        <source>Facts of the window</source>
        <translation>Angaben zum Fenster</translation>
    </message>
    <message>
        <source>Groups of the window as bars</source>
        <translation>Gruppen des Fensters als Balken</translation>
    </message>
    <message>
        <source>The most common groups; a click or Enter shows the messages of one</source>
        <translation>Die häufigsten Gruppen; ein Klick oder die Eingabetaste zeigt die Nachrichten einer Gruppe</translation>
    </message>
    <message>
        <source>Groups over the windows as lines</source>
        <translation>Gruppen über die Fenster als Linien</translation>
    </message>
    <message>
        <source>The most common groups of the newest windows</source>
        <translation>Die häufigsten Gruppen der neuesten Fenster</translation>
    </message>
    <message>
        <source>Analytics of %1</source>
        <translation>Analyse von %1</translation>
    </message>
    <message>
        <source>(other)</source>
        <translation>(übrige)</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s)</source>
        <translation>
            <numerusform>%Ln Nachricht</numerusform>
            <numerusform>%Ln Nachrichten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln group(s)</source>
        <translation>
            <numerusform>%Ln Gruppe</numerusform>
            <numerusform>%Ln Gruppen</numerusform>
        </translation>
    </message>
    <message>
        <source>the most common %1 are shown</source>
        <translation>die häufigsten %1 sind gezeigt</translation>
    </message>
    <message>
        <source>closed early</source>
        <translation>vorzeitig geschlossen</translation>
    </message>
    <message>
        <source>t-digest, rank within ±%1 %</source>
        <translation>t-Digest, Rang auf ±%1 % genau</translation>
    </message>
    <message>
        <source>HyperLogLog, standard error %1 %</source>
        <translation>HyperLogLog, Standardfehler %1 %</translation>
    </message>
    <message>
        <source>space-saving, counts at most %1 too high</source>
        <translation>Space-Saving, Anzahlen höchstens um %1 zu hoch</translation>
    </message>
    <message>
        <source>large integers rounded</source>
        <translation>große ganze Zahlen gerundet</translation>
    </message>
    <message>
        <source>Newest window</source>
        <translation>Neuestes Fenster</translation>
    </message>
    <message>
        <source>reading until the end</source>
        <translation>liest bis zum Ende</translation>
    </message>
    <message>
        <source>live</source>
        <translation>live</translation>
    </message>
    <message>
        <source>at the end</source>
        <translation>am Ende</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>Reading and counting…</source>
        <translation>Liest und zählt…</translation>
    </message>
    <message>
        <source>Choose topics and what to group by, then start.</source>
        <translation>Topics wählen und angeben, wonach gruppiert wird, dann starten.</translation>
    </message>
    <message>
        <source>No message that was read is in a window. Above it says why.</source>
        <translation>Keine gelesene Nachricht ist in einem Fenster. Oben steht, warum.</translation>
    </message>
    <message>
        <source>Nothing has arrived since the place where reading began.</source>
        <translation>Seit der Stelle, an der das Lesen begann, ist nichts eingetroffen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) could not be evaluated.</source>
        <translation>
            <numerusform>%Ln Nachricht konnte nicht ausgewertet werden.</numerusform>
            <numerusform>%Ln Nachrichten konnten nicht ausgewertet werden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln value(s) were of no use to their aggregate and are left out of it.</source>
        <translation>
            <numerusform>%Ln Wert war für sein Aggregat nicht brauchbar und fehlt darin.</numerusform>
            <numerusform>%Ln Werte waren für ihr Aggregat nicht brauchbar und fehlen darin.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) came too late for a window.</source>
        <translation>
            <numerusform>%Ln Nachricht kam zu spät für ein Fenster.</numerusform>
            <numerusform>%Ln Nachrichten kamen zu spät für ein Fenster.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) are in groups beyond the bound.</source>
        <translation>
            <numerusform>%Ln Nachricht ist in einer Gruppe jenseits der Grenze.</numerusform>
            <numerusform>%Ln Nachrichten sind in Gruppen jenseits der Grenze.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln window(s) closed before their time to stay within the memory.</source>
        <translation>
            <numerusform>%Ln Fenster schloss vor seiner Zeit, um im Speicher zu bleiben.</numerusform>
            <numerusform>%Ln Fenster schlossen vor ihrer Zeit, um im Speicher zu bleiben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln old window(s) are kept no longer.</source>
        <translation>
            <numerusform>%Ln altes Fenster wird nicht mehr gehalten.</numerusform>
            <numerusform>%Ln alte Fenster werden nicht mehr gehalten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln offset(s) were gone before they could be read.</source>
        <translation>
            <numerusform>%Ln Offset war weg, bevor er gelesen werden konnte.</numerusform>
            <numerusform>%Ln Offsets waren weg, bevor sie gelesen werden konnten.</numerusform>
        </translation>
    </message>
    <message>
        <source>read %1, %2</source>
        <translation>gelesen %1, %2</translation>
    </message>
    <message>
        <source>counted %1</source>
        <translation>gezählt %1</translation>
    </message>
    <message>
        <source>filtered out %1</source>
        <translation>ausgefiltert %1</translation>
    </message>
    <message>
        <source>late %1</source>
        <translation>verspätet %1</translation>
    </message>
    <message>
        <source>open windows %1</source>
        <translation>offene Fenster %1</translation>
    </message>
    <message>
        <source>Export the windows</source>
        <translation>Fenster exportieren</translation>
    </message>
    <message>
        <source>CSV (*.csv);;JSON, one group a line (*.ndjson *.jsonl)</source>
        <translation>CSV (*.csv);;JSON, eine Gruppe je Zeile (*.ndjson *.jsonl)</translation>
    </message>
    <message>
        <source>Written to %1.</source>
        <translation>Nach %1 geschrieben.</translation>
    </message>
    <message>
        <source>%1 cannot be written. %2</source>
        <translation>%1 ist nicht schreibbar. %2</translation>
    </message>
    <message>
        <source>Type a name for the view first.</source>
        <translation>Zuerst einen Namen für die Ansicht eingeben.</translation>
    </message>
    <message>
        <source>The view “%1” is saved.</source>
        <translation>Die Ansicht „%1“ ist gespeichert.</translation>
    </message>
    <message>
        <source>The view “%1” is deleted.</source>
        <translation>Die Ansicht „%1“ ist gelöscht.</translation>
    </message>
    <message>
        <source>Statements for Apache Flink: a table, a view and the query</source>
        <translation>Anweisungen für Apache Flink: eine Tabelle, eine Sicht und die Abfrage</translation>
    </message>
    <message>
        <source>A Java class for Kafka Streams</source>
        <translation>Eine Java-Klasse für Kafka Streams</translation>
    </message>
    <message>
        <source>Copy as</source>
        <translation>Kopieren als</translation>
    </message>
    <message>
        <source>What is asked above, for an engine that counts over whole clusters</source>
        <translation>Was oben gefragt ist, für ein System, das über ganze Cluster zählt</translation>
    </message>
    <message>
        <source>Nothing is copied: a part of this has no equivalent in %1.</source>
        <translation>Nichts ist kopiert: Ein Teil davon hat in %1 keine Entsprechung.</translation>
    </message>
    <message>
        <source>Copied as %1, without credentials.</source>
        <translation>Als %1 kopiert, ohne Zugangsdaten.</translation>
    </message>
    <message>
        <source>What has no equivalent is left out.</source>
        <translation>Was keine Entsprechung hat, ist weggelassen.</translation>
    </message>
    <message>
        <source>Analytics of held %1</source>
        <translation>Analyse gehaltener Nachrichten: %1</translation>
    </message>
    <message>
        <source>counting what is held</source>
        <translation>zählt, was gehalten wird</translation>
    </message>
    <message>
        <source>all of the set is counted</source>
        <translation>die ganze Menge ist gezählt</translation>
    </message>
    <message>
        <source>by timestamp</source>
        <translation>nach Zeitstempel</translation>
    </message>
    <message>
        <source>by arrival</source>
        <translation>nach Eintreffen</translation>
    </message>
    <message>
        <source>This is still the result of what was asked before.</source>
        <translation>Dies ist noch das Ergebnis dessen, was zuvor gefragt war.</translation>
    </message>
    <message>
        <source>Save what is asked above under this name</source>
        <translation>Was oben gefragt ist, unter diesem Namen speichern</translation>
    </message>
    <message>
        <source>Delete the view of this name</source>
        <translation>Die Ansicht dieses Namens löschen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) have no timestamp between 1970 and 9999 and are in no window.</source>
        <translation>
            <numerusform>%Ln Nachricht hat keinen Zeitstempel zwischen 1970 und 9999 und ist in keinem Fenster.</numerusform>
            <numerusform>%Ln Nachrichten haben keinen Zeitstempel zwischen 1970 und 9999 und sind in keinem Fenster.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::Banner</name>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Show details</source>
        <translation>Einzelheiten anzeigen</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Information</source>
        <translation>Information</translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::BrokerPage</name>
    <message>
        <source>Broker %1</source>
        <translation>Broker %1</translation>
    </message>
    <message>
        <source>Only those it &amp;leads</source>
        <translation>Nur als &amp;Leader</translation>
    </message>
    <message>
        <source>Partitions of the broker</source>
        <translation>Partitionen des Brokers</translation>
    </message>
    <message>
        <source>Sections of the broker</source>
        <translation>Abschnitte des Brokers</translation>
    </message>
    <message>
        <source>Partitions</source>
        <translation>Partitionen</translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation>Konfiguration</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>Partition</source>
        <translation>Partition</translation>
    </message>
    <message>
        <source>Leader</source>
        <translation>Leader</translation>
    </message>
    <message>
        <source>Replicas</source>
        <translation>Replikate</translation>
    </message>
    <message>
        <source>In-sync replicas</source>
        <translation>In-Sync-Replikate</translation>
    </message>
    <message>
        <source>Show the &amp;topic</source>
        <translation>&amp;Topic anzeigen</translation>
    </message>
    <message>
        <source>Filter partitions (Ctrl+F)</source>
        <translation>Partitionen filtern (Strg+F)</translation>
    </message>
    <message>
        <source>Filter partitions</source>
        <translation>Partitionen filtern</translation>
    </message>
    <message>
        <source>rack %1</source>
        <translation>Rack %1</translation>
    </message>
    <message>
        <source>controller</source>
        <translation>Controller</translation>
    </message>
    <message numerus="yes">
        <source>leads %Ln partition(s)</source>
        <translation>
            <numerusform>Leader von %Ln Partition</numerusform>
            <numerusform>Leader von %Ln Partitionen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>hosts %Ln replica(s)</source>
        <translation>
            <numerusform>%Ln Replikat</numerusform>
            <numerusform>%Ln Replikate</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading the broker…</source>
        <translation>Der Broker wird gelesen…</translation>
    </message>
    <message>
        <source>broker %1</source>
        <translation>Broker %1</translation>
    </message>
    <message>
        <source>This broker holds no partitions.</source>
        <translation>Dieser Broker hat keine Partitionen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln partition(s)</source>
        <translation>
            <numerusform>%Ln Partition</numerusform>
            <numerusform>%Ln Partitionen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::BulkActions</name>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Start</translation>
    </message>
    <message>
        <source>Sto&amp;p</source>
        <translation>Anha&amp;lten</translation>
    </message>
    <message>
        <source>Make no more; what is under way is still answered</source>
        <translation>Keine mehr bilden; was unterwegs ist, wird noch beantwortet</translation>
    </message>
    <message>
        <source>&amp;Commit</source>
        <translation>Abs&amp;chließen</translation>
    </message>
    <message>
        <source>Readers of committed messages see the transaction from now on</source>
        <translation>Leser abgeschlossener Nachrichten sehen die Transaktion von nun an</translation>
    </message>
    <message>
        <source>&amp;Abort</source>
        <translation>A&amp;bbrechen</translation>
    </message>
    <message>
        <source>Readers of committed messages never see the transaction</source>
        <translation>Leser abgeschlossener Nachrichten sehen die Transaktion nie</translation>
    </message>
    <message>
        <source>It runs already</source>
        <translation>Es läuft schon</translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::BulkCounts</name>
    <message>
        <source>%1 acknowledged</source>
        <translation>%1 bestätigt</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 fehlgeschlagen</translation>
    </message>
    <message>
        <source>%1 in flight</source>
        <translation>%1 unterwegs</translation>
    </message>
    <message>
        <source>%1 of the failed may have been written</source>
        <translation>%1 der fehlgeschlagenen sind vielleicht geschrieben</translation>
    </message>
    <message>
        <source>%1 taken back unsent</source>
        <translation>%1 ungesendet zurückgenommen</translation>
    </message>
    <message>
        <source>Messages by partition</source>
        <translation>Nachrichten nach Partition</translation>
    </message>
    <message>
        <source>Partition</source>
        <translation>Partition</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>Bestätigt</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Errors by kind</source>
        <translation>Fehler nach Art</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Nothing was sent yet.</source>
        <translation>Noch wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>The template could not make them: %1</source>
        <translation>Die Vorlage konnte sie nicht bilden: %1</translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::BulkOptionsForm</name>
    <message>
        <source>&amp;Idempotent: neither lost nor doubled</source>
        <translation>&amp;Idempotent: weder verloren noch doppelt</translation>
    </message>
    <message>
        <source>Tra&amp;nsactional: commit or abort by hand</source>
        <translation>Tra&amp;nsaktional: von Hand abschließen oder abbrechen</translation>
    </message>
    <message>
        <source>all in-sync replicas</source>
        <translation>alle In-Sync-Replikate</translation>
    </message>
    <message>
        <source>the leader</source>
        <translation>der Leader</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>niemand</translation>
    </message>
    <message>
        <source>by the key, as Java (murmur2)</source>
        <translation>nach dem Schlüssel, wie Java (murmur2)</translation>
    </message>
    <message>
        <source>by the key, as librdkafka (CRC-32)</source>
        <translation>nach dem Schlüssel, wie librdkafka (CRC-32)</translation>
    </message>
    <message>
        <source>random</source>
        <translation>zufällig</translation>
    </message>
    <message>
        <source>one after the other</source>
        <translation>reihum</translation>
    </message>
    <message>
        <source>always this one:</source>
        <translation>immer diese:</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> ms</translation>
    </message>
    <message>
        <source> KiB</source>
        <translation> KiB</translation>
    </message>
    <message>
        <source>Ac&amp;knowledged by</source>
        <translation>&amp;Bestätigt durch</translation>
    </message>
    <message>
        <source>Acknowledged by</source>
        <translation>Bestätigt durch</translation>
    </message>
    <message>
        <source>Who must have a message before it counts as written</source>
        <translation>Wer eine Nachricht haben muss, bevor sie als geschrieben gilt</translation>
    </message>
    <message>
        <source>Partition</source>
        <translation>Partition</translation>
    </message>
    <message>
        <source>&amp;Partition</source>
        <translation>&amp;Partition</translation>
    </message>
    <message>
        <source>Partitioner</source>
        <translation>Partitioner</translation>
    </message>
    <message>
        <source>How a message&apos;s partition is chosen</source>
        <translation>Wie die Partition einer Nachricht gewählt wird</translation>
    </message>
    <message>
        <source>Compre&amp;ssion</source>
        <translation>&amp;Kompression</translation>
    </message>
    <message>
        <source>Compression</source>
        <translation>Kompression</translation>
    </message>
    <message>
        <source>Of a batch; the topic may have its own</source>
        <translation>Eines Stapels; das Topic kann eine eigene haben</translation>
    </message>
    <message>
        <source>&amp;Linger</source>
        <translation>&amp;Wartezeit</translation>
    </message>
    <message>
        <source>Linger</source>
        <translation>Wartezeit</translation>
    </message>
    <message>
        <source>So long a batch waits to be filled</source>
        <translation>So lange wartet ein Stapel darauf, voll zu werden</translation>
    </message>
    <message>
        <source>&amp;Batch</source>
        <translation>&amp;Stapel</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Stapel</translation>
    </message>
    <message>
        <source>At most so much of one partition goes in one batch</source>
        <translation>Höchstens so viel einer Partition geht in einen Stapel</translation>
    </message>
    <message>
        <source>A transactional producer always is</source>
        <translation>Ein transaktionaler Producer ist es immer</translation>
    </message>
    <message>
        <source>Kafka drops what is sent a second time</source>
        <translation>Kafka verwirft, was ein zweites Mal gesendet wird</translation>
    </message>
    <message>
        <source>Only what all in-sync replicas acknowledge can be idempotent</source>
        <translation>Nur was alle In-Sync-Replikate bestätigen, kann idempotent sein</translation>
    </message>
    <message>
        <source>Readers of committed messages see nothing of it until it is committed</source>
        <translation>Leser abgeschlossener Nachrichten sehen nichts davon, bis es abgeschlossen ist</translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::BulkRun</name>
    <message>
        <source>A REST Proxy takes one message at a time; this wants brokers.</source>
        <translation>Ein REST-Proxy nimmt eine Nachricht nach der anderen; das hier braucht Broker.</translation>
    </message>
    <message>
        <source>Choose a topic.</source>
        <translation>Wählen Sie ein Topic.</translation>
    </message>
    <message>
        <source>The topics of the cluster are not known yet.</source>
        <translation>Die Topics des Clusters sind noch nicht bekannt.</translation>
    </message>
    <message>
        <source>This topic is not on the cluster; producing never creates one.</source>
        <translation>Dieses Topic gibt es auf dem Cluster nicht; Senden legt nie eines an.</translation>
    </message>
    <message>
        <source>Not kept here: the sandbox shows what is aborted to every reader.</source>
        <translation>Hier nicht gehalten: Die Sandbox zeigt jedem Leser, was abgebrochen ist.</translation>
    </message>
    <message>
        <source>The topic has no such partition.</source>
        <translation>Das Topic hat diese Partition nicht.</translation>
    </message>
    <message>
        <source>Messages are sent to “%1”. No more are made then; what is on its way has two seconds to be answered.</source>
        <translation>Nachrichten gehen an „%1“. Dann werden keine weiteren erzeugt; was unterwegs ist, hat zwei Sekunden für die Antwort.</translation>
    </message>
    <message>
        <source>Messages are sent to “%1”. What is not committed of them is aborted then: readers of committed messages never see it.</source>
        <translation>Nachrichten gehen an „%1“. Was davon nicht abgeschlossen ist, wird dann abgebrochen: Leser abgeschlossener Nachrichten sehen es nie.</translation>
    </message>
    <message>
        <source>A file is sent to “%1”. The chunk under way is aborted then; the same file goes on behind what is written when it is started again.</source>
        <translation>Eine Datei geht an „%1“. Der Abschnitt, der unterwegs ist, wird dann abgebrochen; neu gestartet geht dieselbe Datei hinter dem weiter, was geschrieben ist.</translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::ChartPage</name>
    <message>
        <source>Throughput of the cluster</source>
        <translation>Durchsatz des Clusters</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>Durchsatz</translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::ClusterPage</name>
    <message>
        <source>Brokers</source>
        <translation>Broker</translation>
    </message>
    <message>
        <source>Broker</source>
        <translation>Broker</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Rack</source>
        <translation>Rack</translation>
    </message>
    <message>
        <source>Partitions led</source>
        <translation>Leader-Partitionen</translation>
    </message>
    <message>
        <source>Replicas hosted</source>
        <translation>Replikate</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>Ö&amp;ffnen</translation>
    </message>
    <message>
        <source>&amp;Topics</source>
        <translation>&amp;Topics</translation>
    </message>
    <message>
        <source>Consumer &amp;groups</source>
        <translation>Consumer-&amp;Gruppen</translation>
    </message>
    <message>
        <source>T&amp;hroughput</source>
        <translation>&amp;Durchsatz</translation>
    </message>
    <message>
        <source>cluster %1</source>
        <translation>Cluster %1</translation>
    </message>
    <message>
        <source>controller %1</source>
        <translation>Controller %1</translation>
    </message>
    <message numerus="yes">
        <source>%n broker(s)</source>
        <translation>
            <numerusform>%n Broker</numerusform>
            <numerusform>%n Broker</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln topic(s)</source>
        <translation>
            <numerusform>%Ln Topic</numerusform>
            <numerusform>%Ln Topics</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln partition(s)</source>
        <translation>
            <numerusform>%Ln Partition</numerusform>
            <numerusform>%Ln Partitionen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln under-replicated</source>
        <translation>
            <numerusform>%Ln unterrepliziert</numerusform>
            <numerusform>%Ln unterrepliziert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln offline</source>
        <translation>
            <numerusform>%Ln offline</numerusform>
            <numerusform>%Ln offline</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading the cluster…</source>
        <translation>Der Cluster wird gelesen…</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>REST Proxy %1</source>
        <translation>REST-Proxy %1</translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::ClusterTree</name>
    <message>
        <source>Brokers</source>
        <translation>Broker</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>Topics</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>Angeheftet</translation>
    </message>
    <message>
        <source>Consumer groups</source>
        <translation>Consumer-Gruppen</translation>
    </message>
    <message>
        <source>Filter the tree (Ctrl+L)</source>
        <translation>Baum filtern (Strg+L)</translation>
    </message>
    <message>
        <source>Filter the tree</source>
        <translation>Baum filtern</translation>
    </message>
    <message>
        <source>Internal topics</source>
        <translation>Interne Topics</translation>
    </message>
    <message>
        <source>Show Kafka&apos;s own topics, whose names begin with two underscores</source>
        <translation>Kafkas eigene Topics anzeigen, deren Namen mit zwei Unterstrichen beginnen</translation>
    </message>
    <message>
        <source>Clusters, topics and groups</source>
        <translation>Cluster, Topics und Gruppen</translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation>Sandbox</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>Ö&amp;ffnen</translation>
    </message>
    <message>
        <source>Copy &amp;name</source>
        <translation>&amp;Namen kopieren</translation>
    </message>
    <message>
        <source>&amp;Read again</source>
        <translation>Neu &amp;lesen</translation>
    </message>
    <message>
        <source>&amp;Disconnect</source>
        <translation>&amp;Trennen</translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::ConfigFields</name>
    <message>
        <source>true or false</source>
        <translation>true oder false</translation>
    </message>
    <message>
        <source>whole number</source>
        <translation>ganze Zahl</translation>
    </message>
    <message>
        <source>number</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>list, separated by commas</source>
        <translation>Liste, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>Not known here; a broker newer than this program may know it.</source>
        <translation>Hier nicht bekannt; ein Broker, der neuer als dieses Programm ist, kennt es vielleicht.</translation>
    </message>
    <message>
        <source>default %1</source>
        <translation>Standard %1</translation>
    </message>
    <message>
        <source>%1 is true or false.</source>
        <translation>%1 ist true oder false.</translation>
    </message>
    <message>
        <source>%1 is a number.</source>
        <translation>%1 ist eine Zahl.</translation>
    </message>
    <message>
        <source>%1 is at least %2.</source>
        <translation>%1 ist mindestens %2.</translation>
    </message>
    <message>
        <source>%1 is at most %2.</source>
        <translation>%1 ist höchstens %2.</translation>
    </message>
    <message>
        <source>%1 is one of: %2.</source>
        <translation>%1 ist eines von: %2.</translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::ConfigView</name>
    <message>
        <source>default</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>override of this topic</source>
        <translation>für dieses Topic gesetzt</translation>
    </message>
    <message>
        <source>the broker&apos;s file</source>
        <translation>Datei des Brokers</translation>
    </message>
    <message>
        <source>override of this broker</source>
        <translation>für diesen Broker gesetzt</translation>
    </message>
    <message>
        <source>override of all brokers</source>
        <translation>für alle Broker gesetzt</translation>
    </message>
    <message>
        <source>hidden: sensitive</source>
        <translation>verborgen: vertraulich</translation>
    </message>
    <message>
        <source>Cannot be changed while the broker runs.</source>
        <translation>Lässt sich nicht ändern, solange der Broker läuft.</translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation>Konfiguration</translation>
    </message>
    <message>
        <source>&amp;Overrides only</source>
        <translation>Nur A&amp;bweichungen</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Filter configurations (Ctrl+F)</source>
        <translation>Konfigurationen filtern (Strg+F)</translation>
    </message>
    <message>
        <source>Filter configurations</source>
        <translation>Konfigurationen filtern</translation>
    </message>
    <message>
        <source>Hide what has Kafka&apos;s own default</source>
        <translation>Ausblenden, was Kafkas eigenen Standardwert hat</translation>
    </message>
    <message>
        <source>Reading the configuration…</source>
        <translation>Die Konfiguration wird gelesen…</translation>
    </message>
    <message>
        <source>The broker told no configuration.</source>
        <translation>Der Broker hat keine Konfiguration genannt.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln configuration(s)</source>
        <translation>
            <numerusform>%Ln Konfiguration</numerusform>
            <numerusform>%Ln Konfigurationen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not at Kafka&apos;s default</source>
        <translation>
            <numerusform>%n nicht auf Kafkas Standardwert</numerusform>
            <numerusform>%n nicht auf Kafkas Standardwert</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::ConfirmProduceDialog</name>
    <message>
        <source>&amp;Produce to %1</source>
        <translation>&amp;Senden an %1</translation>
    </message>
    <message>
        <source>Produce on production</source>
        <translation>In die Produktion senden</translation>
    </message>
    <message>
        <source>“%1” is production. %2 Messages that are written cannot be taken back.</source>
        <translation>„%1“ ist die Produktion. %2 Geschriebene Nachrichten lassen sich nicht zurücknehmen.</translation>
    </message>
    <message>
        <source>Name of the topic</source>
        <translation>Name des Topics</translation>
    </message>
    <message>
        <source>Type the name of the topic, “%1”:</source>
        <translation>Tippen Sie den Namen des Topics, „%1“:</translation>
    </message>
    <message>
        <source>Type the name of the topic first</source>
        <translation>Tippen Sie zuerst den Namen des Topics</translation>
    </message>
    <message>
        <source>Names of the topics</source>
        <translation>Namen der Topics</translation>
    </message>
    <message>
        <source>Type the names of the topics, with commas between them, “%1”:</source>
        <translation>Geben Sie die Namen der Topics ein, mit Kommas dazwischen, „%1“:</translation>
    </message>
    <message>
        <source>Type the names of the topics first</source>
        <translation>Geben Sie zuerst die Namen der Topics ein</translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::ConnectionEditor</name>
    <message>
        <source>&amp;Test connection</source>
        <translation>Verbindung &amp;testen</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>Save and c&amp;onnect</source>
        <translation>Speichern und verbin&amp;den</translation>
    </message>
    <message>
        <source>New connection</source>
        <translation>Neue Verbindung</translation>
    </message>
    <message>
        <source>Connection %1</source>
        <translation>Verbindung %1</translation>
    </message>
    <message>
        <source>Try it stage by stage; nothing is saved or left behind</source>
        <translation>Schritt für Schritt ausprobieren; nichts wird gespeichert oder bleibt zurück</translation>
    </message>
    <message>
        <source>Passwords and passphrases go to the system&apos;s keychain.</source>
        <translation>Passwörter und Passphrasen kommen in den Schlüsselbund des Systems.</translation>
    </message>
    <message>
        <source>There is no keychain here, or it is locked: passwords are kept until the program ends and asked for again then. They are never written to a file.</source>
        <translation>Hier gibt es keinen Schlüsselbund, oder er ist gesperrt: Passwörter bleiben bis zum Programmende erhalten und werden danach neu erfragt. Sie werden nie in eine Datei geschrieben.</translation>
    </message>
    <message>
        <source>Stop the &amp;test</source>
        <translation>&amp;Test abbrechen</translation>
    </message>
    <message>
        <source>Another connection has this name; names tell them apart on the command line too.</source>
        <translation>Eine andere Verbindung heißt schon so; auch auf der Befehlszeile unterscheidet der Name sie.</translation>
    </message>
    <message>
        <source>There are changes that are not saved. Cancel again to leave them.</source>
        <translation>Es gibt ungespeicherte Änderungen. Noch einmal abbrechen, um sie zu verwerfen.</translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::ConnectionForm</name>
    <message>
        <source>“%1” is not an address such as broker.example.com:9092.</source>
        <translation>„%1“ ist keine Adresse wie broker.example.com:9092.</translation>
    </message>
    <message>
        <source>%1 is not a port; ports go from 1 to 65535.</source>
        <translation>%1 ist kein Port; Ports gehen von 1 bis 65535.</translation>
    </message>
    <message>
        <source>Give at least one address of a broker.</source>
        <translation>Geben Sie mindestens die Adresse eines Brokers an.</translation>
    </message>
    <message>
        <source>&amp;Read-only</source>
        <translation>Nur l&amp;esen</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>Address map, for brokers behind tunnels and in containers</source>
        <translation>Adresszuordnung, für Broker hinter Tunneln und in Containern</translation>
    </message>
    <message>
        <source>Further properties of librdkafka</source>
        <translation>Weitere Eigenschaften von librdkafka</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>As you call it: “orders, staging”.</source>
        <translation>Wie Sie sie nennen: „Bestellungen, Staging“.</translation>
    </message>
    <message>
        <source>&amp;Bootstrap servers</source>
        <translation>&amp;Bootstrap-Server</translation>
    </message>
    <message>
        <source>One or more brokers as host:port, separated by commas; the others are learnt.</source>
        <translation>Ein oder mehrere Broker als host:port, durch Kommas getrennt; die übrigen werden ermittelt.</translation>
    </message>
    <message>
        <source>Development</source>
        <translation>Entwicklung</translation>
    </message>
    <message>
        <source>Staging</source>
        <translation>Staging</translation>
    </message>
    <message>
        <source>Production</source>
        <translation>Produktion</translation>
    </message>
    <message>
        <source>&amp;Environment</source>
        <translation>&amp;Umgebung</translation>
    </message>
    <message>
        <source>The window wears its colour. On production deleting wants the name typed.</source>
        <translation>Das Fenster trägt ihre Farbe. In Produktion verlangt das Löschen die Eingabe des Namens.</translation>
    </message>
    <message>
        <source>Nothing can be changed or sent over this connection.</source>
        <translation>Über diese Verbindung lässt sich nichts ändern oder senden.</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>Nur lesen</translation>
    </message>
    <message>
        <source>&amp;Protocol</source>
        <translation>&amp;Protokoll</translation>
    </message>
    <message>
        <source>What the brokers speak on this port. SSL is TLS; SASL asks who you are.</source>
        <translation>Was die Broker auf diesem Port sprechen. SSL ist TLS; SASL fragt, wer Sie sind.</translation>
    </message>
    <message>
        <source>&amp;Mechanism</source>
        <translation>&amp;Mechanismus</translation>
    </message>
    <message>
        <source>Others, such as OAUTHBEARER, take their settings from the further properties.</source>
        <translation>Andere, etwa OAUTHBEARER, beziehen ihre Einstellungen aus den weiteren Eigenschaften.</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>Benut&amp;zer</translation>
    </message>
    <message>
        <source>Pass&amp;word</source>
        <translation>Pass&amp;wort</translation>
    </message>
    <message>
        <source>Empty: asked for once, when connecting.</source>
        <translation>Leer: wird beim Verbinden einmal erfragt.</translation>
    </message>
    <message>
        <source>CA &amp;certificates</source>
        <translation>&amp;CA-Zertifikate</translation>
    </message>
    <message>
        <source>CA certificates</source>
        <translation>CA-Zertifikate</translation>
    </message>
    <message>
        <source>PEM. Empty: those of this system.</source>
        <translation>PEM. Leer: die dieses Systems.</translation>
    </message>
    <message>
        <source>Client certi&amp;ficate</source>
        <translation>Cl&amp;ient-Zertifikat</translation>
    </message>
    <message>
        <source>Client certificate</source>
        <translation>Client-Zertifikat</translation>
    </message>
    <message>
        <source>PEM; only where the brokers want one.</source>
        <translation>PEM; nur wenn die Broker eines verlangen.</translation>
    </message>
    <message>
        <source>Client &amp;key</source>
        <translation>Client-Sch&amp;lüssel</translation>
    </message>
    <message>
        <source>Client key</source>
        <translation>Client-Schlüssel</translation>
    </message>
    <message>
        <source>PEM, the key of that certificate.</source>
        <translation>PEM, der Schlüssel dieses Zertifikats.</translation>
    </message>
    <message>
        <source>Passp&amp;hrase of the key</source>
        <translation>P&amp;assphrase des Schlüssels</translation>
    </message>
    <message>
        <source>Empty for a key without one.</source>
        <translation>Leer bei einem Schlüssel ohne Passphrase.</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Choose the file: %1</source>
        <translation>Datei wählen: %1</translation>
    </message>
    <message>
        <source>PEM files (*.pem *.crt *.cer *.key);;All files (*)</source>
        <translation>PEM-Dateien (*.pem *.crt *.cer *.key);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Advertised by the brokers</source>
        <translation>Von den Brokern angekündigt</translation>
    </message>
    <message>
        <source>Dialled instead</source>
        <translation>Stattdessen verbinden mit</translation>
    </message>
    <message>
        <source>Address map</source>
        <translation>Adresszuordnung</translation>
    </message>
    <message>
        <source>host:port in both columns; Del removes a row</source>
        <translation>host:port in beiden Spalten; Entf entfernt eine Zeile</translation>
    </message>
    <message>
        <source>The file cannot be read: %1.</source>
        <translation>Die Datei ist nicht lesbar: %1.</translation>
    </message>
    <message>
        <source>This is a Java keystore. Convert it: keytool -importkeystore … -deststoretype PKCS12, then openssl pkcs12.</source>
        <translation>Das ist ein Java-Keystore. Wandeln Sie ihn um: keytool -importkeystore … -deststoretype PKCS12, danach openssl pkcs12.</translation>
    </message>
    <message>
        <source>This is not a PEM file: it has no line “-----BEGIN …”.</source>
        <translation>Das ist keine PEM-Datei: Ihr fehlt die Zeile „-----BEGIN …“.</translation>
    </message>
    <message>
        <source>This PEM file holds something else: no “%1”.</source>
        <translation>Diese PEM-Datei enthält etwas anderes: kein „%1“.</translation>
    </message>
    <message>
        <source>The connection needs a name.</source>
        <translation>Die Verbindung braucht einen Namen.</translation>
    </message>
    <message>
        <source>Choose a mechanism.</source>
        <translation>Wählen Sie einen Mechanismus.</translation>
    </message>
    <message>
        <source>%1 wants a user.</source>
        <translation>%1 verlangt einen Benutzer.</translation>
    </message>
    <message>
        <source>Certificate and key belong together: give both, or none.</source>
        <translation>Zertifikat und Schlüssel gehören zusammen: Geben Sie beide an oder keines.</translation>
    </message>
    <message>
        <source>The address map wants host:port in both columns.</source>
        <translation>Die Adresszuordnung verlangt host:port in beiden Spalten.</translation>
    </message>
    <message>
        <source>Kafka brokers</source>
        <translation>Kafka-Broker</translation>
    </message>
    <message>
        <source>REST Proxy</source>
        <translation>REST-Proxy</translation>
    </message>
    <message>
        <source>Connect throu&amp;gh</source>
        <translation>Verbinden &amp;über</translation>
    </message>
    <message>
        <source>A REST Proxy is for clusters that can be reached over HTTP only; it can do less.</source>
        <translation>Ein REST-Proxy ist für Cluster, die nur über HTTP zu erreichen sind; er kann weniger.</translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::ConnectionsPage</name>
    <message>
        <source>Development</source>
        <translation>Entwicklung</translation>
    </message>
    <message>
        <source>Staging</source>
        <translation>Staging</translation>
    </message>
    <message>
        <source>Production</source>
        <translation>Produktion</translation>
    </message>
    <message>
        <source>Saved connections</source>
        <translation>Gespeicherte Verbindungen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Filter connections (Ctrl+F)</source>
        <translation>Verbindungen filtern (Strg+F)</translation>
    </message>
    <message>
        <source>Filter connections</source>
        <translation>Verbindungen filtern</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>&amp;New connection</source>
        <translation>&amp;Neue Verbindung</translation>
    </message>
    <message>
        <source>Make a connection</source>
        <translation>Eine Verbindung anlegen</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importieren…</translation>
    </message>
    <message>
        <source>Take over a Java client&apos;s .properties, a kcat configuration, or an exported connection</source>
        <translation>.properties eines Java-Clients, eine kcat-Konfiguration oder eine exportierte Verbindung übernehmen</translation>
    </message>
    <message>
        <source>C&amp;onnect</source>
        <translation>Ver&amp;binden</translation>
    </message>
    <message>
        <source>Open it (Enter)</source>
        <translation>Öffnen (Eingabe)</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>&amp;Bearbeiten…</translation>
    </message>
    <message>
        <source>D&amp;uplicate…</source>
        <translation>&amp;Duplizieren…</translation>
    </message>
    <message>
        <source>A new one that begins as a copy</source>
        <translation>Eine neue, die als Kopie beginnt</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>E&amp;xportieren…</translation>
    </message>
    <message>
        <source>A file for somebody else, without passwords</source>
        <translation>Eine Datei für andere, ohne Passwörter</translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>Delete it with its passwords (Del); can be undone</source>
        <translation>Samt ihren Passwörtern löschen (Entf); lässt sich rückgängig machen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln connection(s)</source>
        <translation>
            <numerusform>%Ln Verbindung</numerusform>
            <numerusform>%Ln Verbindungen</numerusform>
        </translation>
    </message>
    <message>
        <source>read-only</source>
        <translation>nur lesen</translation>
    </message>
    <message>
        <source>allowed</source>
        <translation>erlaubt</translation>
    </message>
    <message>
        <source>No connection is saved yet. Make one, import one, or try the sandbox from the start page.</source>
        <translation>Noch ist keine Verbindung gespeichert. Legen Sie eine an, importieren Sie eine, oder probieren Sie die Sandbox auf der Startseite.</translation>
    </message>
    <message>
        <source>%1, copy</source>
        <translation>%1, Kopie</translation>
    </message>
    <message>
        <source>Exported to %1, without passwords and keys.</source>
        <translation>Nach %1 exportiert, ohne Passwörter und Schlüssel.</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1 ist nicht schreibbar: %2</translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation>%1 exportieren</translation>
    </message>
    <message>
        <source>“%1” was deleted.</source>
        <translation>„%1“ wurde gelöscht.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>REST Proxy, HTTPS</source>
        <translation>REST-Proxy, HTTPS</translation>
    </message>
    <message>
        <source>REST Proxy, HTTP</source>
        <translation>REST-Proxy, HTTP</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Change it (F2)</source>
        <translation>Ändern (F2)</translation>
    </message>
    <message>
        <source>Not all passwords of “%1” are kept: the copy begins without them.</source>
        <translation>Nicht alle Passwörter von „%1“ sind aufbewahrt: die Kopie beginnt ohne diese.</translation>
    </message>
    <message>
        <source>The keychain is locked or did not answer: the copy begins without the passwords of “%1”.</source>
        <translation>Der Schlüsselbund ist gesperrt oder hat nicht geantwortet: die Kopie beginnt ohne die Passwörter von „%1“.</translation>
    </message>
    <message>
        <source>The keychain is locked or did not answer: passwords that it keeps are not shown, and stay where you type none.</source>
        <translation>Der Schlüsselbund ist gesperrt oder hat nicht geantwortet: Passwörter, die er aufbewahrt, sind nicht zu sehen und bleiben, wo Sie keines eingeben.</translation>
    </message>
    <message>
        <source>The passwords of %1 are still in the keychain, and will be removed when it can be reached.</source>
        <translation>Die Passwörter von %1 sind noch im Schlüsselbund und werden entfernt, sobald er erreichbar ist.</translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::CopyAsMenu</name>
    <message>
        <source>Copy &amp;as</source>
        <translation>Kopieren &amp;als</translation>
    </message>
    <message>
        <source>&amp;curl</source>
        <translation>&amp;curl</translation>
    </message>
    <message>
        <source>Commands for a shell</source>
        <translation>Befehle für eine Shell</translation>
    </message>
    <message>
        <source>&amp;Python</source>
        <translation>&amp;Python</translation>
    </message>
    <message>
        <source>A program for Python 3 and its own library</source>
        <translation>Ein Programm für Python 3 und dessen eigene Bibliothek</translation>
    </message>
    <message>
        <source>&amp;Node.js</source>
        <translation>&amp;Node.js</translation>
    </message>
    <message>
        <source>A program for Node.js and its own library</source>
        <translation>Ein Programm für Node.js und dessen eigene Bibliothek</translation>
    </message>
    <message>
        <source>There is nothing to copy yet, or this server cannot do it.</source>
        <translation>Es gibt noch nichts zu kopieren, oder dieser Server kann es nicht.</translation>
    </message>
    <message>
        <source>%1. Credentials come from the environment: %2</source>
        <translation>%1. Zugangsdaten kommen aus der Umgebung: %2</translation>
    </message>
    <message>
        <source>Copy as</source>
        <translation>Kopieren als</translation>
    </message>
    <message>
        <source>As curl, Python or Node.js, without the credentials</source>
        <translation>Als curl, Python oder Node.js, ohne die Zugangsdaten</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Kopiert.</translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::CreateTopicsDialog</name>
    <message>
        <source>Chec&amp;k only</source>
        <translation>Nur &amp;prüfen</translation>
    </message>
    <message>
        <source>Create topics</source>
        <translation>Topics anlegen</translation>
    </message>
    <message>
        <source>Ask the brokers whether they would accept it; nothing is created</source>
        <translation>Die Broker fragen, ob sie es annehmen würden; nichts wird angelegt</translation>
    </message>
    <message>
        <source>Topics. Empty numbers take the broker&apos;s default; lines “name partitions replication” can be pasted.</source>
        <translation>Topics. Leere Zahlen übernehmen den Standard des Brokers; Zeilen „Name Partitionen Replikation“ lassen sich einfügen.</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Hinzufügen</translation>
    </message>
    <message>
        <source>Another row</source>
        <translation>Eine weitere Zeile</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Einfügen</translation>
    </message>
    <message>
        <source>Rows from the clipboard: name, partitions, replication factor (Ctrl+V)</source>
        <translation>Zeilen aus der Zwischenablage: Name, Partitionen, Replikationsfaktor (Strg+V)</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>Ent&amp;fernen</translation>
    </message>
    <message>
        <source>The chosen rows (Del)</source>
        <translation>Die gewählten Zeilen (Entf)</translation>
    </message>
    <message>
        <source>Configuration of all of them. What is not named keeps the cluster&apos;s default.</source>
        <translation>Konfiguration für alle. Was nicht genannt ist, behält den Standard des Clusters.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Partitions</source>
        <translation>Partitionen</translation>
    </message>
    <message>
        <source>Replication factor</source>
        <translation>Replikationsfaktor</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Topics to create</source>
        <translation>Anzulegende Topics</translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation>Konfiguration</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>Bedeutung</translation>
    </message>
    <message>
        <source>Configuration of the topics</source>
        <translation>Konfiguration der Topics</translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) were left out: that many at once are too many for one request.</source>
        <translation>
            <numerusform>%Ln Zeile wurde ausgelassen: So viele auf einmal sind zu viel für eine Anfrage.</numerusform>
            <numerusform>%Ln Zeilen wurden ausgelassen: So viele auf einmal sind zu viel für eine Anfrage.</numerusform>
        </translation>
    </message>
    <message>
        <source>The name is missing.</source>
        <translation>Der Name fehlt.</translation>
    </message>
    <message>
        <source>The name has %1 characters; Kafka allows 249.</source>
        <translation>Der Name hat %1 Zeichen; Kafka erlaubt 249.</translation>
    </message>
    <message>
        <source>Only letters, digits, “.”, “_” and “-” may be in a name.</source>
        <translation>In einem Namen sind nur Buchstaben, Ziffern, „.“, „_“ und „-“ erlaubt.</translation>
    </message>
    <message>
        <source>“.” and “..” cannot be names.</source>
        <translation>„.“ und „..“ sind keine zulässigen Namen.</translation>
    </message>
    <message>
        <source>This name is in the list twice.</source>
        <translation>Dieser Name steht zweimal in der Liste.</translation>
    </message>
    <message>
        <source>It differs from “%1” by “.” and “_” only, which Kafka refuses.</source>
        <translation>Er unterscheidet sich von „%1“ nur durch „.“ und „_“, was Kafka ablehnt.</translation>
    </message>
    <message>
        <source>A topic of this name exists already.</source>
        <translation>Ein Topic dieses Namens gibt es schon.</translation>
    </message>
    <message>
        <source>The number of partitions is a whole number from 1.</source>
        <translation>Die Zahl der Partitionen ist eine ganze Zahl ab 1.</translation>
    </message>
    <message>
        <source>The replication factor is a whole number from 1.</source>
        <translation>Der Replikationsfaktor ist eine ganze Zahl ab 1.</translation>
    </message>
    <message numerus="yes">
        <source>A replication factor of %1 needs as many brokers; there are %n.</source>
        <translation>
            <numerusform>Ein Replikationsfaktor von %1 braucht ebenso viele Broker; es gibt %n.</numerusform>
            <numerusform>Ein Replikationsfaktor von %1 braucht ebenso viele Broker; es gibt %n.</numerusform>
        </translation>
    </message>
    <message>
        <source>A value without a configuration.</source>
        <translation>Ein Wert ohne Konfiguration.</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Create %Ln topic(s)</source>
        <translation>
            <numerusform>%Ln Topic &amp;anlegen</numerusform>
            <numerusform>%Ln Topics &amp;anlegen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Checking %Ln topic(s)</source>
        <translation>
            <numerusform>%Ln Topic wird geprüft</numerusform>
            <numerusform>%Ln Topics werden geprüft</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Creating %Ln topic(s)</source>
        <translation>
            <numerusform>%Ln Topic wird angelegt</numerusform>
            <numerusform>%Ln Topics werden angelegt</numerusform>
        </translation>
    </message>
    <message>
        <source>Not all could be done; each row says why.</source>
        <translation>Nicht alles ist gelungen; jede Zeile nennt den Grund.</translation>
    </message>
    <message numerus="yes">
        <source>The brokers would accept %Ln topic(s). Nothing was created.</source>
        <translation>
            <numerusform>Die Broker würden %Ln Topic annehmen. Nichts wurde angelegt.</numerusform>
            <numerusform>Die Broker würden %Ln Topics annehmen. Nichts wurde angelegt.</numerusform>
        </translation>
    </message>
    <message>
        <source>The request is on its way; closing does not take it back. Wait for its answer.</source>
        <translation>Die Anfrage ist unterwegs; Schließen nimmt sie nicht zurück. Warten Sie auf die Antwort.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln topic(s) that are written here were not created.</source>
        <translation>
            <numerusform>%Ln hier geschriebenes Topic wurde nicht angelegt.</numerusform>
            <numerusform>%Ln hier geschriebene Topics wurden nicht angelegt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not every answer came; what became of the topics is being looked at.</source>
        <translation>Nicht jede Antwort kam an; es wird nachgesehen, was aus den Topics wurde.</translation>
    </message>
    <message>
        <source>What was sent stays until it is known what became of it.</source>
        <translation>Was gesendet wurde, bleibt, bis bekannt ist, was daraus wurde.</translation>
    </message>
    <message>
        <source>All of them are there now.</source>
        <translation>Alle sind jetzt da.</translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::DataTable</name>
    <message>
        <source>Copy rows</source>
        <translation>Zeilen kopieren</translation>
    </message>
    <message>
        <source>Copy cell</source>
        <translation>Zelle kopieren</translation>
    </message>
    <message>
        <source>Nothing matches the filter.</source>
        <translation>Nichts passt zum Filter.</translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::DeleteTopicsDialog</name>
    <message>
        <source>Delete topics</source>
        <translation>Topics löschen</translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln topic(s) with all messages on “%1”? This cannot be undone.</source>
        <translation>
            <numerusform>%Ln Topic mit allen Nachrichten auf „%1“ löschen? Das lässt sich nicht rückgängig machen.</numerusform>
            <numerusform>%Ln Topics mit allen Nachrichten auf „%1“ löschen? Das lässt sich nicht rückgängig machen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation>Sandbox</translation>
    </message>
    <message>
        <source>Names of the topics to delete</source>
        <translation>Namen der zu löschenden Topics</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>Partitions</source>
        <translation>Partitionen</translation>
    </message>
    <message>
        <source>Offset span</source>
        <translation>Offset-Spanne</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Topics to delete</source>
        <translation>Zu löschende Topics</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Delete %Ln topic(s)</source>
        <translation>
            <numerusform>%Ln Topic &amp;löschen</numerusform>
            <numerusform>%Ln Topics &amp;löschen</numerusform>
        </translation>
    </message>
    <message>
        <source>Type every name first</source>
        <translation>Geben Sie zuerst alle Namen ein</translation>
    </message>
    <message numerus="yes">
        <source>Deleting %Ln topic(s)</source>
        <translation>
            <numerusform>%Ln Topic wird gelöscht</numerusform>
            <numerusform>%Ln Topics werden gelöscht</numerusform>
        </translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>gelöscht</translation>
    </message>
    <message>
        <source>Outcome unknown: looking whether it is gone.</source>
        <translation>Ergebnis unbekannt: Es wird nachgesehen, ob es fort ist.</translation>
    </message>
    <message>
        <source>Not all could be deleted; each row says why.</source>
        <translation>Nicht alle ließen sich löschen; jede Zeile nennt den Grund.</translation>
    </message>
    <message>
        <source>deleted; the answer was lost</source>
        <translation>gelöscht; die Antwort ging verloren</translation>
    </message>
    <message>
        <source>The request is on its way; closing does not take it back. Wait for its answer.</source>
        <translation>Die Anfrage ist unterwegs; Schließen nimmt sie nicht zurück. Warten Sie auf die Antwort.</translation>
    </message>
    <message>
        <source>This is production. Type in full what is to be deleted, one name a line:</source>
        <translation>Dies ist die Produktion. Tippen Sie vollständig, was gelöscht werden soll, einen Namen pro Zeile:</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>It is still there: it was not deleted.</source>
        <translation>Es ist noch da: Es wurde nicht gelöscht.</translation>
    </message>
    <message>
        <source>Outcome unknown: no broker could be asked whether it is gone.</source>
        <translation>Ergebnis unbekannt: Kein Broker ließ sich fragen, ob es weg ist.</translation>
    </message>
    <message>
        <source>Not every answer came; what became of the topics is being looked at.</source>
        <translation>Nicht jede Antwort kam an; es wird nachgesehen, was aus den Topics wurde.</translation>
    </message>
    <message>
        <source>All of them are deleted.</source>
        <translation>Alle sind gelöscht.</translation>
    </message>
    <message>
        <source>deleted; the answer was lost. Somebody has made one of the same name since.</source>
        <translation>gelöscht; die Antwort ging verloren. Jemand hat seither eines mit demselben Namen angelegt.</translation>
    </message>
    <message>
        <source>One of this name is there. Whether it is the old one cannot be told: the cluster gave no topic ids.</source>
        <translation>Eines mit diesem Namen ist da. Ob es das alte ist, lässt sich nicht sagen: Der Cluster nannte keine Topic-IDs.</translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::DryRunView</name>
    <message>
        <source>Nothing is joined, produced or committed by a dry run.</source>
        <translation>Ein Probelauf tritt keiner Gruppe bei, schreibt nichts und committet nichts.</translation>
    </message>
    <message>
        <source>Messages of the dry run</source>
        <translation>Nachrichten des Probelaufs</translation>
    </message>
    <message>
        <source>Messages of a dry run</source>
        <translation>Nachrichten eines Probelaufs</translation>
    </message>
    <message>
        <source>What the message would become</source>
        <translation>Was aus der Nachricht würde</translation>
    </message>
    <message>
        <source>What the chosen message would become</source>
        <translation>Was aus der gewählten Nachricht würde</translation>
    </message>
    <message>
        <source>The &amp;last</source>
        <translation>Die &amp;letzten</translation>
    </message>
    <message>
        <source>messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>otherwise</source>
        <translation>sonst</translation>
    </message>
    <message>
        <source>Reading the last messages…</source>
        <translation>Die letzten Nachrichten werden gelesen …</translation>
    </message>
    <message>
        <source>The dry run was stopped.</source>
        <translation>Der Probelauf wurde angehalten.</translation>
    </message>
    <message>
        <source>The topic %1 is not on this cluster.</source>
        <translation>Das Topic %1 gibt es auf diesem Cluster nicht.</translation>
    </message>
    <message>
        <source>otherwise %1</source>
        <translation>sonst %1</translation>
    </message>
    <message>
        <source>passed over %1</source>
        <translation>übergangen %1</translation>
    </message>
    <message>
        <source>failed %1</source>
        <translation>fehlgeschlagen %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s), nothing was written:</source>
        <translation>
            <numerusform>%Ln Nachricht, nichts wurde geschrieben:</numerusform>
            <numerusform>%Ln Nachrichten, nichts wurde geschrieben:</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is written for this message.</source>
        <translation>Für diese Nachricht wird nichts geschrieben.</translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::ExpressionEdit</name>
    <message>
        <source>Column %1: %2</source>
        <translation>Spalte %1: %2</translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::FieldColumns</name>
    <message>
        <source>null</source>
        <translation>null</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>(leer)</translation>
    </message>
    <message>
        <source>(too long)</source>
        <translation>(zu lang)</translation>
    </message>
    <message>
        <source>(not JSON)</source>
        <translation>(kein JSON)</translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::FieldTable</name>
    <message>
        <source>Show as column</source>
        <translation>Als Spalte zeigen</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Fields of the value</source>
        <translation>Felder des Werts</translation>
    </message>
    <message>
        <source>A checked field is a column of the list (click, or Space)</source>
        <translation>Ein angekreuztes Feld ist eine Spalte der Liste (Klick oder Leertaste)</translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::FileFormatForm</name>
    <message>
        <source>Keep the p&amp;artitions that the lines tell</source>
        <translation>Partitionen b&amp;ehalten, die die Zeilen nennen</translation>
    </message>
    <message>
        <source>Keep the tim&amp;estamps that the lines tell</source>
        <translation>&amp;Zeitstempel behalten, die die Zeilen nennen</translation>
    </message>
    <message>
        <source>The fi&amp;rst line names the columns</source>
        <translation>Die e&amp;rste Zeile benennt die Spalten</translation>
    </message>
    <message>
        <source>N&amp;umbers stand as numbers in the object</source>
        <translation>Zah&amp;len stehen im Objekt als Zahlen</translation>
    </message>
    <message>
        <source>JSON, one message a line</source>
        <translation>JSON, eine Nachricht je Zeile</translation>
    </message>
    <message>
        <source>CSV, one message a line</source>
        <translation>CSV, eine Nachricht je Zeile</translation>
    </message>
    <message>
        <source>A folder, one message a file</source>
        <translation>Ordner, eine Nachricht je Datei</translation>
    </message>
    <message>
        <source>Form of the file</source>
        <translation>Form der Datei</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>comma</source>
        <translation>Komma</translation>
    </message>
    <message>
        <source>semicolon</source>
        <translation>Semikolon</translation>
    </message>
    <message>
        <source>tab</source>
        <translation>Tabulator</translation>
    </message>
    <message>
        <source>bar</source>
        <translation>Strich</translation>
    </message>
    <message>
        <source>Separate&amp;d by</source>
        <translation>Getrennt d&amp;urch</translation>
    </message>
    <message>
        <source>Separator</source>
        <translation>Trennzeichen</translation>
    </message>
    <message>
        <source>What stands between two fields</source>
        <translation>Was zwischen zwei Feldern steht</translation>
    </message>
    <message>
        <source>Ke&amp;y</source>
        <translation>S&amp;chlüssel</translation>
    </message>
    <message>
        <source>Column of the key</source>
        <translation>Spalte des Schlüssels</translation>
    </message>
    <message>
        <source>An empty field is null, a quoted empty one is empty</source>
        <translation>Ein leeres Feld ist null, ein leeres in Anführungszeichen ist leer</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Column of the value</source>
        <translation>Spalte des Werts</translation>
    </message>
    <message>
        <source>One column, or all of them as a JSON object</source>
        <translation>Eine Spalte, oder alle als JSON-Objekt</translation>
    </message>
    <message>
        <source>Timesta&amp;mp</source>
        <translation>Zeitste&amp;mpel</translation>
    </message>
    <message>
        <source>Column of the timestamp</source>
        <translation>Spalte des Zeitstempels</translation>
    </message>
    <message>
        <source>Milliseconds since 1970, or 2026-01-31T12:00:00Z</source>
        <translation>Millisekunden seit 1970, oder 2026-01-31T12:00:00Z</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>Header</translation>
    </message>
    <message>
        <source>Columns that become headers</source>
        <translation>Spalten, die Header werden</translation>
    </message>
    <message>
        <source>Each chosen column becomes a header of its title</source>
        <translation>Jede gewählte Spalte wird ein Header mit ihrem Titel</translation>
    </message>
    <message>
        <source>File to produce from</source>
        <translation>Datei, aus der gesendet wird</translation>
    </message>
    <message>
        <source>null</source>
        <translation>null</translation>
    </message>
    <message>
        <source>all columns, a JSON object</source>
        <translation>alle Spalten, ein JSON-Objekt</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>Choose a folder.</source>
        <translation>Wählen Sie einen Ordner.</translation>
    </message>
    <message>
        <source>Choose a file.</source>
        <translation>Wählen Sie eine Datei.</translation>
    </message>
    <message>
        <source>There is no such folder.</source>
        <translation>Diesen Ordner gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>Diese Datei gibt es nicht.</translation>
    </message>
    <message>
        <source>It cannot be read.</source>
        <translation>Sie kann nicht gelesen werden.</translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::FilePage</name>
    <message>
        <source>not read</source>
        <translation>nicht gelesen</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>nicht gesendet</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>in doubt</source>
        <translation>zweifelhaft</translation>
    </message>
    <message>
        <source>Produce from a file</source>
        <translation>Aus einer Datei senden</translation>
    </message>
    <message>
        <source>How far it is</source>
        <translation>Wie weit es ist</translation>
    </message>
    <message>
        <source>Tra&amp;nsactional: a chunk of lines whole, or not at all</source>
        <translation>Tra&amp;nsaktional: ein Stück der Zeilen ganz, oder gar nicht</translation>
    </message>
    <message>
        <source>Looking through the file</source>
        <translation>Die Datei wird durchgesehen</translation>
    </message>
    <message>
        <source>C&amp;heck</source>
        <translation>&amp;Prüfen</translation>
    </message>
    <message>
        <source>Look through the file without sending anything</source>
        <translation>Die Datei durchsehen, ohne etwas zu senden</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Start</translation>
    </message>
    <message>
        <source>Look through the file, then send</source>
        <translation>Die Datei durchsehen, dann senden</translation>
    </message>
    <message>
        <source>Sto&amp;p</source>
        <translation>Anha&amp;lten</translation>
    </message>
    <message>
        <source>Send no more; what is under way is still answered</source>
        <translation>Nichts mehr senden; was unterwegs ist, wird noch beantwortet</translation>
    </message>
    <message>
        <source>&amp;Report…</source>
        <translation>&amp;Bericht…</translation>
    </message>
    <message>
        <source>Each line that was not written for certain, as CSV</source>
        <translation>Jede Zeile, die nicht sicher geschrieben ist, als CSV</translation>
    </message>
    <message>
        <source> messages</source>
        <translation> Nachrichten</translation>
    </message>
    <message>
        <source>Messages of a transaction</source>
        <translation>Nachrichten einer Transaktion</translation>
    </message>
    <message>
        <source>Transactions o&amp;f</source>
        <translation>Transaktionen von</translation>
    </message>
    <message>
        <source>With transactions each message tells in its headers which line it is. Started again, the same file goes on behind what is in the topic.</source>
        <translation>Mit Transaktionen sagt jede Nachricht in ihren Headern, welche Zeile sie ist. Erneut gestartet, geht dieselbe Datei hinter dem weiter, was im Topic ist.</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Lines that were not written for certain</source>
        <translation>Zeilen, die nicht sicher geschrieben sind</translation>
    </message>
    <message>
        <source>How it is sent and what came of it</source>
        <translation>Wie gesendet wird und was daraus wurde</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Zeilen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln partition(s)</source>
        <translation>
            <numerusform>%Ln Partition</numerusform>
            <numerusform>%Ln Partitionen</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped before anything was sent.</source>
        <translation>Angehalten, bevor etwas gesendet wurde.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s)</source>
        <translation>
            <numerusform>%Ln Nachricht</numerusform>
            <numerusform>%Ln Nachrichten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 in the file; %Ln line(s) cannot be read: they would be left out.</source>
        <translation>
            <numerusform>%1 in der Datei; %Ln Zeile ist nicht lesbar: Sie würde ausgelassen.</numerusform>
            <numerusform>%1 in der Datei; %Ln Zeilen sind nicht lesbar: Sie würden ausgelassen.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 in the file, and every line can be read.</source>
        <translation>%1 in der Datei, und jede Zeile ist lesbar.</translation>
    </message>
    <message>
        <source>Looking in the topic for what is there already: %1</source>
        <translation>Im Topic wird gesucht, was schon da ist: %1</translation>
    </message>
    <message>
        <source>The topic has this file up to line %1: it goes on behind it.</source>
        <translation>Das Topic hat diese Datei bis Zeile %1: Es geht dahinter weiter.</translation>
    </message>
    <message>
        <source>File to %1</source>
        <translation>Datei an %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) of a file go to “%1”.</source>
        <translation>
            <numerusform>%Ln Nachricht einer Datei geht an „%1“.</numerusform>
            <numerusform>%Ln Nachrichten einer Datei gehen an „%1“.</numerusform>
        </translation>
    </message>
    <message>
        <source>Line %1</source>
        <translation>Zeile %1</translation>
    </message>
    <message>
        <source>Stopped: all lines up to %1 are written. Start goes on behind them.</source>
        <translation>Angehalten: Alle Zeilen bis %1 sind geschrieben. Start geht dahinter weiter.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) were not written for certain: each says why.</source>
        <translation>
            <numerusform>%Ln Zeile ist nicht sicher geschrieben: Sie sagt, warum.</numerusform>
            <numerusform>%Ln Zeilen sind nicht sicher geschrieben: Jede sagt, warum.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All of the file is in the topic: %Ln message(s) were written.</source>
        <translation>
            <numerusform>Die ganze Datei ist im Topic: %Ln Nachricht wurde geschrieben.</numerusform>
            <numerusform>Die ganze Datei ist im Topic: %Ln Nachrichten wurden geschrieben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep the report</source>
        <translation>Bericht aufheben</translation>
    </message>
    <message>
        <source>CSV (*.csv);;All files (*)</source>
        <translation>CSV (*.csv);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>The report is in %1.</source>
        <translation>Der Bericht ist in %1.</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1 ist nicht schreibbar: %2</translation>
    </message>
    <message>
        <source>A file is about to be sent to “%1”. Nothing of it has been sent until now.</source>
        <translation>Eine Datei soll an „%1“ gehen. Bis jetzt ist nichts davon gesendet.</translation>
    </message>
    <message>
        <source>First line</source>
        <translation>Erste Zeile</translation>
    </message>
    <message>
        <source>Lines before it are passed over. After a stop it is where the file goes on.</source>
        <translation>Zeilen davor werden übergangen. Nach einem Halt steht hier, wo es in der Datei weitergeht.</translation>
    </message>
    <message>
        <source>Without transactions, fro&amp;m line</source>
        <translation>Ohne Transaktionen, ab Zei&amp;le</translation>
    </message>
    <message numerus="yes">
        <source>Waiting until an open transaction of another producer ends: %n offset(s) stand behind it, and lines of this file may be among them</source>
        <translation>
            <numerusform>Wartet, bis eine offene Transaktion eines anderen Producers endet: %n Offset steht dahinter, darunter können Zeilen dieser Datei sein</numerusform>
            <numerusform>Wartet, bis eine offene Transaktion eines anderen Producers endet: %n Offsets stehen dahinter, darunter können Zeilen dieser Datei sein</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them are more than can be listed.</source>
        <translation>
            <numerusform>%n davon ist mehr, als aufgelistet werden kann.</numerusform>
            <numerusform>%n davon sind mehr, als aufgelistet werden können.</numerusform>
        </translation>
    </message>
    <message>
        <source>Start goes on at line %1, so that none is left out; what is written behind it is then there twice.</source>
        <translation>Start geht bei Zeile %1 weiter, damit keine ausgelassen wird; was dahinter schon geschrieben ist, steht dann doppelt da.</translation>
    </message>
    <message>
        <source>Nothing was sent: there is no message from line %1 on.</source>
        <translation>Nichts wurde gesendet: ab Zeile %1 gibt es keine Nachricht.</translation>
    </message>
    <message>
        <source>The file is not as it was when it was sent up to line %1. Nothing was sent now: Start sends it from its beginning, or from the line that you choose.</source>
        <translation>Die Datei ist nicht mehr, wie sie war, als sie bis Zeile %1 gesendet wurde. Jetzt wurde nichts gesendet: Start sendet sie von ihrem Anfang an, oder ab der Zeile, die Sie wählen.</translation>
    </message>
    <message>
        <source>The program ended while this file was sent to “%1”: it is not known which of the lines %2 to %3 are written. Without transactions Start goes on at line %2, so that none is left out; what is written of them is then there twice.</source>
        <translation>Das Programm endete, während diese Datei an „%1“ ging: Welche der Zeilen %2 bis %3 geschrieben sind, ist nicht bekannt. Ohne Transaktionen geht Start bei Zeile %2 weiter, damit keine ausgelassen wird; was davon geschrieben ist, steht dann doppelt da.</translation>
    </message>
    <message>
        <source>Nothing is kept here of this file and “%1”, so all of the topic is read first for lines of the file. If it was never sent there, this can be left out.</source>
        <translation>Über diese Datei und „%1“ ist hier nichts gemerkt, deshalb wird erst das ganze Topic nach Zeilen der Datei durchgelesen. Wurde sie nie dorthin gesendet, kann das entfallen.</translation>
    </message>
    <message>
        <source>Begin at line 1</source>
        <translation>Bei Zeile 1 beginnen</translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::FilterBar</name>
    <message>
        <source>Aa</source>
        <translation>Aa</translation>
    </message>
    <message>
        <source>Match upper and lower case</source>
        <translation>Groß- und Kleinschreibung beachten</translation>
    </message>
    <message>
        <source>.*</source>
        <translation>.*</translation>
    </message>
    <message>
        <source>The text is a regular expression (RE2)</source>
        <translation>Der Text ist ein regulärer Ausdruck (RE2)</translation>
    </message>
    <message>
        <source>Only matches</source>
        <translation>Nur Treffer</translation>
    </message>
    <message>
        <source>Hide what does not match, also what arrives</source>
        <translation>Ausblenden, was nicht passt, auch was noch eintrifft</translation>
    </message>
    <message>
        <source>Search the topic</source>
        <translation>Topic durchsuchen</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Expression</source>
        <translation>Ausdruck</translation>
    </message>
    <message>
        <source>Text or expression</source>
        <translation>Text oder Ausdruck</translation>
    </message>
    <message>
        <source>Text: as it stands in key, value or headers. Expression: CEL over fields, such as
value.total &gt; 100 &amp;&amp; key != null</source>
        <translation>Text: wie er in Schlüssel, Wert oder Headern steht. Ausdruck: CEL über Felder, etwa
value.total &gt; 100 &amp;&amp; key != null</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>Groß/klein beachten</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>Regulärer Ausdruck</translation>
    </message>
    <message>
        <source>value.total &gt; 100 &amp;&amp; value.country == &quot;DE&quot; (Ctrl+F; F3 for the next)</source>
        <translation>value.total &gt; 100 &amp;&amp; value.country == &quot;DE&quot; (Strg+F; weiter mit F3)</translation>
    </message>
    <message>
        <source>Text in key, value or headers (Ctrl+F; F3 for the next)</source>
        <translation>Text in Schlüssel, Wert oder Headern (Strg+F; weiter: F3)</translation>
    </message>
    <message>
        <source>Expression to find</source>
        <translation>Gesuchter Ausdruck</translation>
    </message>
    <message>
        <source>Text to find</source>
        <translation>Gesuchter Text</translation>
    </message>
    <message>
        <source>This is not a regular expression: %1</source>
        <translation>Das ist kein regulärer Ausdruck: %1</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Filters that were used or kept for this topic (Alt+Down)</source>
        <translation>Filter, die für dieses Topic benutzt oder behalten wurden (Alt+Pfeil ab)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Used last</source>
        <translation>Zuletzt benutzt</translation>
    </message>
    <message>
        <source>Keep this filter…</source>
        <translation>Diesen Filter behalten …</translation>
    </message>
    <message>
        <source>Rename or remove kept filters…</source>
        <translation>Behaltene Filter umbenennen oder entfernen …</translation>
    </message>
    <message>
        <source>Keep this filter</source>
        <translation>Diesen Filter behalten</translation>
    </message>
    <message>
        <source>Name; one that is taken stands for this filter from now on</source>
        <translation>Name; ein vergebener steht von nun an für diesen Filter</translation>
    </message>
    <message>
        <source>Read it to its end, from the earliest or from the place that is chosen above, and hold only what matches (Ctrl+Shift+F)</source>
        <translation>Bis zum Ende lesen, vom Anfang an oder von der oben gewählten Stelle, und nur Treffer behalten (Strg+Umschalt+F)</translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::FilterList</name>
    <message>
        <source>Kept filters</source>
        <translation>Behaltene Filter</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>A filter is renamed in its cell (F2)</source>
        <translation>Ein Filter wird in seiner Zelle umbenannt (F2)</translation>
    </message>
    <message>
        <source>Remove the filter</source>
        <translation>Filter entfernen</translation>
    </message>
    <message>
        <source>Expression</source>
        <translation>Ausdruck</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>Regulärer Ausdruck</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::FlowEditor</name>
    <message>
        <source>Text of the flow</source>
        <translation>Text des Flows</translation>
    </message>
    <message>
        <source>Faults of the flow</source>
        <translation>Fehler des Flows</translation>
    </message>
    <message>
        <source>Enter or a double click goes to the place</source>
        <translation>Eingabe oder Doppelklick führt zur Stelle</translation>
    </message>
    <message>
        <source>That is too much: a flow file has 1 MiB at most. Nothing was inserted.</source>
        <translation>Das ist zu viel: eine Flow-Datei hat höchstens 1 MiB. Nichts wurde eingefügt.</translation>
    </message>
    <message>
        <source>Line %1, column %2: %3</source>
        <translation>Zeile %1, Spalte %2: %3</translation>
    </message>
    <message>
        <source>No faults.</source>
        <translation>Keine Fehler.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln fault(s):</source>
        <translation>
            <numerusform>%Ln Fehler:</numerusform>
            <numerusform>%Ln Fehler:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::FlowMessages</name>
    <message>
        <source>No.</source>
        <translation>Nr.</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>Partition</source>
        <translation>Partition</translation>
    </message>
    <message>
        <source>Offset</source>
        <translation>Offset</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Writes to</source>
        <translation>Schreibt nach</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Show the &amp;message</source>
        <translation>Die &amp;Nachricht zeigen</translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::FlowPage</name>
    <message>
        <source>Flows</source>
        <translation>Flows</translation>
    </message>
    <message>
        <source>&amp;Dry run</source>
        <translation>&amp;Probelauf</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>&amp;Starten</translation>
    </message>
    <message>
        <source>Pa&amp;use</source>
        <translation>Pa&amp;use</translation>
    </message>
    <message>
        <source>Sto&amp;p</source>
        <translation>Bee&amp;nden</translation>
    </message>
    <message>
        <source>End what is open, and leave the group</source>
        <translation>Offenes abschließen und die Gruppe verlassen</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>Spe&amp;ichern</translation>
    </message>
    <message>
        <source>Write the file (Ctrl+S)</source>
        <translation>Die Datei schreiben (Strg+S)</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>Speichern &amp;unter …</translation>
    </message>
    <message>
        <source>Write another file, and go on with that</source>
        <translation>Eine andere Datei schreiben und damit weiterarbeiten</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>Ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>Open a flow file, YAML or JSON</source>
        <translation>Eine Flow-Datei öffnen, YAML oder JSON</translation>
    </message>
    <message>
        <source>Open the example</source>
        <translation>Das Beispiel öffnen</translation>
    </message>
    <message>
        <source>The order processor: orders become payments and notifications, or failures</source>
        <translation>Die Bestellverarbeitung: aus Bestellungen werden Zahlungen und Benachrichtigungen, oder Fehlschläge</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Open, save, and the files opened last</source>
        <translation>Öffnen, speichern, und die zuletzt geöffneten Dateien</translation>
    </message>
    <message>
        <source>Sections of the flow</source>
        <translation>Abschnitte des Flows</translation>
    </message>
    <message>
        <source>Flow</source>
        <translation>Flow</translation>
    </message>
    <message>
        <source>Dry run</source>
        <translation>Probelauf</translation>
    </message>
    <message>
        <source>Open a flow</source>
        <translation>Einen Flow öffnen</translation>
    </message>
    <message>
        <source>Flows (*.yaml *.yml *.json);;All files (*)</source>
        <translation>Flows (*.yaml *.yml *.json);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Save the flow</source>
        <translation>Den Flow speichern</translation>
    </message>
    <message>
        <source>%1 cannot be read. %2</source>
        <translation>%1 kann nicht gelesen werden. %2</translation>
    </message>
    <message>
        <source>The file has characters that a text field does not keep. It can be run, not edited.</source>
        <translation>Die Datei hat Zeichen, die ein Textfeld nicht bewahrt. Sie kann gestartet, aber nicht bearbeitet werden.</translation>
    </message>
    <message>
        <source>The file has changed</source>
        <translation>Die Datei hat sich geändert</translation>
    </message>
    <message>
        <source>Another program has changed %1 since it was opened here.</source>
        <translation>Ein anderes Programm hat %1 geändert, seit die Datei hier geöffnet wurde.</translation>
    </message>
    <message>
        <source>Overwriting it loses what the other program wrote. Reading it again loses what was typed here.</source>
        <translation>Beim Überschreiben geht verloren, was das andere Programm geschrieben hat. Beim neuen Lesen geht verloren, was hier getippt wurde.</translation>
    </message>
    <message>
        <source>Overwrite it</source>
        <translation>Überschreiben</translation>
    </message>
    <message>
        <source>Read it again</source>
        <translation>Neu lesen</translation>
    </message>
    <message>
        <source>%1 cannot be written. %2</source>
        <translation>%1 kann nicht geschrieben werden. %2</translation>
    </message>
    <message>
        <source>Written to %1.</source>
        <translation>Nach %1 geschrieben.</translation>
    </message>
    <message>
        <source>Run on production</source>
        <translation>Auf Produktion starten</translation>
    </message>
    <message>
        <source>Run the flow %1 on the production cluster %2?</source>
        <translation>Den Flow %1 auf dem Produktions-Cluster %2 starten?</translation>
    </message>
    <message>
        <source>It reads %1 as a member of the group %2, commits there, and writes to %3.</source>
        <translation>Er liest %1 als Mitglied der Gruppe %2, committet dort und schreibt nach %3.</translation>
    </message>
    <message>
        <source>Run the flow</source>
        <translation>Den Flow starten</translation>
    </message>
    <message>
        <source>Flow %1</source>
        <translation>Flow %1</translation>
    </message>
    <message>
        <source>The flow is running.</source>
        <translation>Der Flow läuft.</translation>
    </message>
    <message>
        <source>The text is being checked.</source>
        <translation>Der Text wird geprüft.</translation>
    </message>
    <message>
        <source>The text has faults.</source>
        <translation>Der Text hat Fehler.</translation>
    </message>
    <message>
        <source>Open a flow first.</source>
        <translation>Zuerst einen Flow öffnen.</translation>
    </message>
    <message>
        <source>Run the flow: join its group, consume and produce</source>
        <translation>Den Flow starten: der Gruppe beitreten, lesen und schreiben</translation>
    </message>
    <message>
        <source>Stop the &amp;dry run</source>
        <translation>&amp;Probelauf anhalten</translation>
    </message>
    <message>
        <source>Res&amp;ume</source>
        <translation>&amp;Weiter</translation>
    </message>
    <message>
        <source>Read nothing for a while, but stay a member of the group</source>
        <translation>Eine Weile nichts lesen, aber Mitglied der Gruppe bleiben</translation>
    </message>
    <message>
        <source>The flow is not running.</source>
        <translation>Der Flow läuft nicht.</translation>
    </message>
    <message>
        <source>exactly once</source>
        <translation>genau einmal</translation>
    </message>
    <message>
        <source>at least once</source>
        <translation>mindestens einmal</translation>
    </message>
    <message>
        <source>The flow runs as it was when it was started; what has changed since counts from the next start.</source>
        <translation>Der Flow läuft so, wie er gestartet wurde; was sich seither geändert hat, gilt ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>The flow can be tried, not run.</source>
        <translation>Der Flow kann erprobt, nicht gestartet werden.</translation>
    </message>
    <message>
        <source>Not on this cluster: %1. A flow never creates a topic.</source>
        <translation>Nicht auf diesem Cluster: %1. Ein Flow legt nie ein Topic an.</translation>
    </message>
    <message>
        <source>What was typed and not saved last time is here again.</source>
        <translation>Was zuletzt getippt und nicht gespeichert wurde, ist wieder da.</translation>
    </message>
    <message>
        <source>A flow reads topics, decides on each message by rules, and writes to other topics. Open a flow file, or begin with the example, which processes orders.</source>
        <translation>Ein Flow liest Topics, entscheidet über jede Nachricht nach Regeln und schreibt in andere Topics. Eine Flow-Datei öffnen, oder mit dem Beispiel beginnen, das Bestellungen verarbeitet.</translation>
    </message>
    <message>
        <source>Reading topics…</source>
        <translation>Topics werden gelesen …</translation>
    </message>
    <message>
        <source>not running</source>
        <translation>läuft nicht</translation>
    </message>
    <message>
        <source>consumed %1</source>
        <translation>gelesen %1</translation>
    </message>
    <message>
        <source>produced %1</source>
        <translation>geschrieben %1</translation>
    </message>
    <message>
        <source>failed %1</source>
        <translation>fehlgeschlagen %1</translation>
    </message>
    <message>
        <source>lag %1</source>
        <translation>Lag %1</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>beendet</translation>
    </message>
    <message>
        <source>The flow %1 is running. It is stopped in order: others in its group, or it itself when it is started again, go on where it was.</source>
        <translation>Der Flow %1 läuft. Er wird geordnet beendet: Andere in seiner Gruppe, oder er selbst beim nächsten Start, machen dort weiter, wo er war.</translation>
    </message>
    <message>
        <source>What is typed here ends with the page unless it is saved: text of other flows that is not saved takes all the room there is to keep it.</source>
        <translation>Was hier getippt ist, endet mit der Seite, wenn es nicht gespeichert wird: Ungespeicherter Text anderer Flows nimmt allen Platz ein, der dafür da ist.</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <source>The topic %1 is not on %2. A flow never creates one.</source>
        <translation>Das Topic %1 gibt es auf %2 nicht. Ein Flow legt nie eines an.</translation>
    </message>
    <message>
        <source>this cluster</source>
        <translation>diesem Cluster</translation>
    </message>
    <message>
        <source>To which connection the flow writes; the file says it, under “to”</source>
        <translation>In welche Verbindung der Flow schreibt; in der Datei steht es unter „to“</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Create…</source>
        <translation>Anlegen…</translation>
    </message>
    <message>
        <source>This flow is new and no file yet. Look at it, try it, then run or save it.</source>
        <translation>Dieser Flow ist neu und noch keine Datei. Sehen Sie ihn an, probieren Sie ihn, dann führen Sie ihn aus oder speichern ihn.</translation>
    </message>
    <message>
        <source>&amp;Write to</source>
        <translation>Z&amp;iel</translation>
    </message>
    <message>
        <source>Write to</source>
        <translation>Zielverbindung</translation>
    </message>
    <message>
        <source>This connection</source>
        <translation>Diese Verbindung</translation>
    </message>
    <message>
        <source>No other connection is saved</source>
        <translation>Keine andere Verbindung ist gespeichert</translation>
    </message>
    <message>
        <source>This file is not laid out as YAML; write “to” into it by hand.</source>
        <translation>Diese Datei ist nicht als YAML geschrieben; tragen Sie „to“ von Hand ein.</translation>
    </message>
    <message>
        <source>Not on %1: %2. A flow never creates a topic.</source>
        <translation>Auf %1 nicht vorhanden: %2. Ein Flow legt nie ein Topic an.</translation>
    </message>
    <message>
        <source>The flow %1 reads %2 on %3 and writes to it until it is stopped.</source>
        <translation>Der Flow %1 liest %2 auf %3 und schreibt dorthin, bis er angehalten wird.</translation>
    </message>
    <message>
        <source>The flow was stopped, for %1 was disconnected.</source>
        <translation>Der Flow wurde angehalten, weil %1 getrennt wurde.</translation>
    </message>
    <message>
        <source>What would become of the last messages, shared evenly among the partitions; nothing is joined or written</source>
        <translation>Was aus den letzten Nachrichten würde, gleichmäßig auf die Partitionen verteilt; nichts wird geschrieben, keiner Gruppe wird beigetreten</translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::FlowStatusView</name>
    <message>
        <source>Rules of the flow</source>
        <translation>Regeln des Flows</translation>
    </message>
    <message>
        <source>Last failures</source>
        <translation>Letzte Fehlschläge</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Reads</source>
        <translation>Liest</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>Zustellung</translation>
    </message>
    <message>
        <source>Lag</source>
        <translation>Lag</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>Nr.</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Writes to</source>
        <translation>Schreibt nach</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>Bedingung</translation>
    </message>
    <message>
        <source>from the latest offset where nothing is committed</source>
        <translation>ab dem neuesten Offset, wo nichts committet ist</translation>
    </message>
    <message>
        <source>from the earliest offset where nothing is committed</source>
        <translation>ab dem frühesten Offset, wo nichts committet ist</translation>
    </message>
    <message numerus="yes">
        <source>%Ln member(s)</source>
        <translation>
            <numerusform>%Ln Mitglied</numerusform>
            <numerusform>%Ln Mitglieder</numerusform>
        </translation>
    </message>
    <message>
        <source>otherwise</source>
        <translation>sonst</translation>
    </message>
    <message>
        <source>passed over</source>
        <translation>übergangen</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>Not running</source>
        <translation>Läuft nicht</translation>
    </message>
    <message>
        <source>Failed: %1</source>
        <translation>Fehlgeschlagen: %1</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>consumed %1</source>
        <translation>gelesen %1</translation>
    </message>
    <message>
        <source>Joining the group…</source>
        <translation>Tritt der Gruppe bei …</translation>
    </message>
    <message numerus="yes">
        <source>Running with %Ln partition(s)</source>
        <translation>
            <numerusform>Läuft mit %Ln Partition</numerusform>
            <numerusform>Läuft mit %Ln Partitionen</numerusform>
        </translation>
    </message>
    <message>
        <source>Paused, still a member</source>
        <translation>Pausiert, weiter Mitglied</translation>
    </message>
    <message>
        <source>Waiting for a broker; it goes on by itself</source>
        <translation>Wartet auf einen Broker; macht von selbst weiter</translation>
    </message>
    <message>
        <source>Stopping: the group is left…</source>
        <translation>Endet: die Gruppe wird verlassen …</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Headers tell where each message comes from.</source>
        <translation>Header sagen, woher jede Nachricht kommt.</translation>
    </message>
    <message>
        <source>At least once: the file does not ask for exactly_once.</source>
        <translation>Mindestens einmal: die Datei verlangt kein exactly_once.</translation>
    </message>
    <message>
        <source>Exactly once: what is written and the offsets that are read are one transaction.</source>
        <translation>Genau einmal: was geschrieben wird und die gelesenen Offsets sind eine Transaktion.</translation>
    </message>
    <message>
        <source>Exactly once is asked for; whether this cluster can is not known yet.</source>
        <translation>Genau einmal ist verlangt; ob dieser Cluster es kann, ist noch nicht bekannt.</translation>
    </message>
    <message>
        <source>At least once: not transactional here, the sandbox keeps no transactions.</source>
        <translation>Mindestens einmal: hier nicht transaktional, die Sandbox hält keine Transaktionen ein.</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>noch nicht bekannt</translation>
    </message>
    <message numerus="yes">
        <source>%Ln offset(s), of the whole group</source>
        <translation>
            <numerusform>%Ln Offset, der ganzen Gruppe</numerusform>
            <numerusform>%Ln Offsets, der ganzen Gruppe</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, as it was %2</source>
        <translation>%1, Stand %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) failed; the last ones:</source>
        <translation>
            <numerusform>%Ln Nachricht ist fehlgeschlagen; die letzten:</numerusform>
            <numerusform>%Ln Nachrichten sind fehlgeschlagen; die letzten:</numerusform>
        </translation>
    </message>
    <message>
        <source>all of them are in %1.</source>
        <translation>alle stehen in %1.</translation>
    </message>
    <message>
        <source>A message that a condition or template fails on is counted and shown here.</source>
        <translation>Eine Nachricht, an der eine Bedingung oder Vorlage scheitert, wird gezählt und hier gezeigt.</translation>
    </message>
    <message>
        <source>A message that a condition or template fails on goes to %1, with the reason in its headers.</source>
        <translation>Eine Nachricht, an der eine Bedingung oder Vorlage scheitert, geht nach %1, mit dem Grund in den Headern.</translation>
    </message>
    <message>
        <source>offset %1</source>
        <translation>Offset %1</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>höchstens %1</translation>
    </message>
    <message>
        <source>from %1 to %2, then it ends</source>
        <translation>von %1 bis %2, dann endet er</translation>
    </message>
    <message>
        <source>the earliest offset</source>
        <translation>dem frühesten Offset</translation>
    </message>
    <message>
        <source>the end</source>
        <translation>zum Ende</translation>
    </message>
    <message>
        <source>Done: the range is consumed</source>
        <translation>Fertig: der Bereich ist gelesen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln offset(s) of it were gone when it began.</source>
        <translation>
            <numerusform>%Ln Offset davon war beim Beginn nicht mehr da.</numerusform>
            <numerusform>%Ln Offsets davon waren beim Beginn nicht mehr da.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln offset(s) of it stood behind an open transaction.</source>
        <translation>
            <numerusform>%Ln Offset davon stand hinter einer offenen Transaktion.</numerusform>
            <numerusform>%Ln Offsets davon standen hinter einer offenen Transaktion.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln offset(s) of it were not written yet.</source>
        <translation>
            <numerusform>%Ln Offset davon war noch nicht geschrieben.</numerusform>
            <numerusform>%Ln Offsets davon waren noch nicht geschrieben.</numerusform>
        </translation>
    </message>
    <message>
        <source>No message was in the range.</source>
        <translation>Im Bereich war keine Nachricht.</translation>
    </message>
    <message>
        <source>with the original timing, a silence %1 s long at most</source>
        <translation>in den ursprünglichen Abständen, eine Stille höchstens %1 s lang</translation>
    </message>
    <message>
        <source>%1 × as fast as it was, a silence %2 s long at most</source>
        <translation>%1 × so schnell wie ursprünglich, eine Stille höchstens %2 s lang</translation>
    </message>
    <message>
        <source>%1 % of the range</source>
        <translation>%1 % des Bereichs</translation>
    </message>
    <message>
        <source>At least once: it writes to another cluster, %1.</source>
        <translation>Mindestens einmal: er schreibt auf ein anderes Cluster, %1.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln offset(s) were gone before they could be read.</source>
        <translation>
            <numerusform>%Ln Offset war weg, bevor er gelesen werden konnte.</numerusform>
            <numerusform>%Ln Offsets waren weg, bevor sie gelesen werden konnten.</numerusform>
        </translation>
    </message>
    <message>
        <source>The topic %1 was deleted and made anew; it is read from its start.</source>
        <translation>Das Topic %1 wurde gelöscht und neu angelegt; es wird von seinem Anfang an gelesen.</translation>
    </message>
    <message>
        <source>These brokers tell no ids of topics: one that is deleted and made anew meanwhile may pass unnoticed.</source>
        <translation>Diese Broker nennen keine Ids von Topics: Eines, das unterdessen gelöscht und neu angelegt wird, kann unbemerkt bleiben.</translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::FunctionList</name>
    <message>
        <source>The number of the message, from 1</source>
        <translation>Die Nummer der Nachricht, ab 1</translation>
    </message>
    <message>
        <source>The same from 1000, in steps of 10</source>
        <translation>Dasselbe ab 1000, in Schritten von 10</translation>
    </message>
    <message>
        <source>A random UUID</source>
        <translation>Eine zufällige UUID</translation>
    </message>
    <message>
        <source>The time; the same in all parts of a message</source>
        <translation>Die Zeit; in allen Teilen einer Nachricht dieselbe</translation>
    </message>
    <message>
        <source>A whole number, both ends included</source>
        <translation>Eine ganze Zahl, beide Enden eingeschlossen</translation>
    </message>
    <message>
        <source>A decimal with two digits behind the point</source>
        <translation>Eine Dezimalzahl mit zwei Stellen hinter dem Komma</translation>
    </message>
    <message>
        <source>A decimal from 0 up to 1</source>
        <translation>Eine Dezimalzahl von 0 bis unter 1</translation>
    </message>
    <message>
        <source>A word</source>
        <translation>Ein Wort</translation>
    </message>
    <message>
        <source>A person&apos;s name</source>
        <translation>Der Name einer Person</translation>
    </message>
    <message>
        <source>So many letters and digits, hard to compress</source>
        <translation>So viele Buchstaben und Ziffern, kaum zu komprimieren</translation>
    </message>
    <message>
        <source>One of a list</source>
        <translation>Eines aus einer Liste</translation>
    </message>
    <message>
        <source>One of them, by weight</source>
        <translation>Eines davon, nach Gewicht</translation>
    </message>
    <message>
        <source>A field of the message referred to; any expression</source>
        <translation>Ein Feld der Nachricht, auf die Bezug genommen wird; jeder Ausdruck</translation>
    </message>
    <message>
        <source>Expression</source>
        <translation>Ausdruck</translation>
    </message>
    <message>
        <source>Gives</source>
        <translation>Ergibt</translation>
    </message>
    <message>
        <source>Functions of templates</source>
        <translation>Funktionen der Vorlagen</translation>
    </message>
    <message>
        <source>Enter or a double click puts it into the template, where the cursor is</source>
        <translation>Eingabetaste oder Doppelklick setzt es in die Vorlage, wo die Schreibmarke ist</translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::GoToAnything</name>
    <message>
        <source>Go to anything</source>
        <translation>Gehe zu</translation>
    </message>
    <message>
        <source>Topic, group, broker, connection, action or setting</source>
        <translation>Topic, Gruppe, Broker, Verbindung, Aktion oder Einstellung</translation>
    </message>
    <message>
        <source>What to go to</source>
        <translation>Wohin es gehen soll</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Gefundenes</translation>
    </message>
    <message>
        <source>action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>action, %1</source>
        <translation>Aktion, %1</translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation>Sandbox</translation>
    </message>
    <message>
        <source>topic on %1</source>
        <translation>Topic auf %1</translation>
    </message>
    <message>
        <source>broker of %1</source>
        <translation>Broker von %1</translation>
    </message>
    <message>
        <source>group of %1</source>
        <translation>Gruppe von %1</translation>
    </message>
    <message>
        <source>connection to %1</source>
        <translation>Verbindung zu %1</translation>
    </message>
    <message>
        <source>setting</source>
        <translation>Einstellung</translation>
    </message>
    <message>
        <source>Nothing has this in its name.</source>
        <translation>Nichts trägt das im Namen.</translation>
    </message>
    <message>
        <source>Broker %1, %2:%3</source>
        <translation>Broker %1, %2:%3</translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::GroupPage</name>
    <message>
        <source>Offsets of the group</source>
        <translation>Offsets der Gruppe</translation>
    </message>
    <message>
        <source>Members of the group</source>
        <translation>Mitglieder der Gruppe</translation>
    </message>
    <message>
        <source>&amp;Read again</source>
        <translation>Neu &amp;lesen</translation>
    </message>
    <message>
        <source>Sections of the group</source>
        <translation>Abschnitte der Gruppe</translation>
    </message>
    <message>
        <source>Offsets</source>
        <translation>Offsets</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Mitglieder</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>Partition</source>
        <translation>Partition</translation>
    </message>
    <message>
        <source>Committed offset</source>
        <translation>Committed Offset</translation>
    </message>
    <message>
        <source>High watermark</source>
        <translation>High Watermark</translation>
    </message>
    <message>
        <source>Lag</source>
        <translation>Lag</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>Mitglied</translation>
    </message>
    <message>
        <source>Client id</source>
        <translation>Client-ID</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Partitions</source>
        <translation>Partitionen</translation>
    </message>
    <message>
        <source>Assignment</source>
        <translation>Zuweisung</translation>
    </message>
    <message>
        <source>Member id</source>
        <translation>Mitglieds-ID</translation>
    </message>
    <message>
        <source>Show the &amp;topic</source>
        <translation>&amp;Topic anzeigen</translation>
    </message>
    <message>
        <source>group %1</source>
        <translation>Gruppe %1</translation>
    </message>
    <message>
        <source>The committed offsets could not be read. %1</source>
        <translation>Die Committed Offsets ließen sich nicht lesen. %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln member(s)</source>
        <translation>
            <numerusform>%Ln Mitglied</numerusform>
            <numerusform>%Ln Mitglieder</numerusform>
        </translation>
    </message>
    <message>
        <source>assignor %1</source>
        <translation>Assignor %1</translation>
    </message>
    <message>
        <source>coordinator %1</source>
        <translation>Koordinator %1</translation>
    </message>
    <message>
        <source>lag %1</source>
        <translation>Lag %1</translation>
    </message>
    <message>
        <source>Reading the group…</source>
        <translation>Die Gruppe wird gelesen…</translation>
    </message>
    <message>
        <source>This group has neither members nor committed offsets.</source>
        <translation>Diese Gruppe hat weder Mitglieder noch Committed Offsets.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln partition(s)</source>
        <translation>
            <numerusform>%Ln Partition</numerusform>
            <numerusform>%Ln Partitionen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>lag of %Ln partition(s) unknown</source>
        <translation>
            <numerusform>Lag von %Ln Partition unbekannt</numerusform>
            <numerusform>Lag von %Ln Partitionen unbekannt</numerusform>
        </translation>
    </message>
    <message>
        <source>Ask the cluster again (F5); while this page is visible it happens each five seconds</source>
        <translation>Den Cluster noch einmal fragen (F5); solange diese Seite zu sehen ist, geschieht das alle fünf Sekunden</translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::GroupsPage</name>
    <message>
        <source>Consumer groups</source>
        <translation>Consumer-Gruppen</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>Ö&amp;ffnen</translation>
    </message>
    <message>
        <source>Members, offsets and lag (Enter)</source>
        <translation>Mitglieder, Offsets und Lag (Eingabe)</translation>
    </message>
    <message>
        <source>Filter groups (Ctrl+F)</source>
        <translation>Gruppen filtern (Strg+F)</translation>
    </message>
    <message>
        <source>Filter groups</source>
        <translation>Gruppen filtern</translation>
    </message>
    <message>
        <source>&amp;Read again</source>
        <translation>Neu &amp;lesen</translation>
    </message>
    <message numerus="yes">
        <source>%n broker(s) did not tell their groups, so some may be missing. %1</source>
        <translation>
            <numerusform>%n Broker hat seine Gruppen nicht genannt, daher können einige fehlen. %1</numerusform>
            <numerusform>%n Broker haben ihre Gruppen nicht genannt, daher können einige fehlen. %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln group(s)</source>
        <translation>
            <numerusform>%Ln Gruppe</numerusform>
            <numerusform>%Ln Gruppen</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading the consumer groups…</source>
        <translation>Die Consumer-Gruppen werden gelesen…</translation>
    </message>
    <message>
        <source>There are no consumer groups, or none that this user may describe.</source>
        <translation>Es gibt keine Consumer-Gruppen, oder keine, die dieser Benutzer beschreiben darf.</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln group(s)</source>
        <translation>
            <numerusform>%1 von %Ln Gruppe</numerusform>
            <numerusform>%1 von %Ln Gruppen</numerusform>
        </translation>
    </message>
    <message>
        <source>Ask the cluster again (F5)</source>
        <translation>Den Cluster noch einmal fragen (F5)</translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::HeaderBar</name>
    <message>
        <source>development</source>
        <translation>Entwicklung</translation>
    </message>
    <message>
        <source>staging</source>
        <translation>Staging</translation>
    </message>
    <message>
        <source>PRODUCTION</source>
        <translation>PRODUKTION</translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation>Sandbox</translation>
    </message>
    <message>
        <source>Local time</source>
        <translation>Ortszeit</translation>
    </message>
    <message>
        <source>UTC</source>
        <translation>UTC</translation>
    </message>
    <message>
        <source>Relative</source>
        <translation>Relativ</translation>
    </message>
    <message>
        <source>Open connections, and others to open</source>
        <translation>Offene Verbindungen und weitere zum Öffnen</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Go to anything  (Ctrl+K)</source>
        <translation>Gehe zu  (Strg+K)</translation>
    </message>
    <message>
        <source>Find topics, groups, brokers, actions and settings (Ctrl+K)</source>
        <translation>Topics, Gruppen, Broker, Aktionen und Einstellungen finden (Strg+K)</translation>
    </message>
    <message>
        <source>How times are shown: local, UTC or relative to now</source>
        <translation>Wie Zeiten angezeigt werden: Ortszeit, UTC oder relativ zu jetzt</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>Keine Verbindung</translation>
    </message>
    <message>
        <source>connecting…</source>
        <translation>wird verbunden…</translation>
    </message>
    <message numerus="yes">
        <source>%n broker(s)</source>
        <translation>
            <numerusform>%n Broker</numerusform>
            <numerusform>%n Broker</numerusform>
        </translation>
    </message>
    <message>
        <source>connection lost</source>
        <translation>Verbindung verloren</translation>
    </message>
    <message>
        <source>connection failed</source>
        <translation>Verbindung fehlgeschlagen</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>geschlossen</translation>
    </message>
    <message>
        <source>read-only</source>
        <translation>nur lesen</translation>
    </message>
    <message>
        <source>Open the sandbox</source>
        <translation>Sandbox öffnen</translation>
    </message>
    <message>
        <source>Connect to %1</source>
        <translation>Mit %1 verbinden</translation>
    </message>
    <message>
        <source>Manage connections…</source>
        <translation>Verbindungen verwalten…</translation>
    </message>
    <message>
        <source>Disconnect from %1</source>
        <translation>Von %1 trennen</translation>
    </message>
    <message>
        <source>credentials unprotected</source>
        <translation>Zugangsdaten ungeschützt</translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::HeaderEditor</name>
    <message>
        <source>As</source>
        <translation>Als</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Move the header up</source>
        <translation>Den Header nach oben schieben</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Move the header down</source>
        <translation>Den Header nach unten schieben</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>Hex</translation>
    </message>
    <message>
        <source>Base64</source>
        <translation>Base64</translation>
    </message>
    <message>
        <source>null</source>
        <translation>null</translation>
    </message>
    <message>
        <source>Form of the header&apos;s value</source>
        <translation>Form des Header-Werts</translation>
    </message>
    <message>
        <source>Header %1: %2</source>
        <translation>Header %1: %2</translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::HeaderTable</name>
    <message>
        <source>Header</source>
        <translation>Header</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>Header</translation>
    </message>
    <message>
        <source>Headers, in order</source>
        <translation>Header in ihrer Reihenfolge</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Another header; the same name may come twice</source>
        <translation>Ein weiterer Header; derselbe Name darf zweimal vorkommen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>The chosen headers (Del)</source>
        <translation>Die gewählten Header (Entf)</translation>
    </message>
    <message>
        <source>%1 characters are kept as they are; that is too much to edit.</source>
        <translation>%1 Zeichen bleiben, wie sie sind; das ist zu viel zum Bearbeiten.</translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::ImportDialog</name>
    <message>
        <source>properties of a Java client</source>
        <translation>Properties eines Java-Clients</translation>
    </message>
    <message>
        <source>a configuration of kcat or librdkafka</source>
        <translation>eine Konfiguration von kcat oder librdkafka</translation>
    </message>
    <message>
        <source>a kcat command</source>
        <translation>ein kcat-Befehl</translation>
    </message>
    <message>
        <source>a connection that Streamscope exported</source>
        <translation>eine Verbindung, die Streamscope exportiert hat</translation>
    </message>
    <message>
        <source>Line %1 cannot be read and was left out: %2</source>
        <translation>Zeile %1 ist nicht lesbar und wurde ausgelassen: %2</translation>
    </message>
    <message>
        <source>%1 is not known here and was left out.</source>
        <translation>%1 ist hier nicht bekannt und wurde ausgelassen.</translation>
    </message>
    <message>
        <source>%1 is set by Streamscope itself and was left out.</source>
        <translation>%1 setzt Streamscope selbst; es wurde ausgelassen.</translation>
    </message>
    <message>
        <source>%1 means something to Java clients only and was left out.</source>
        <translation>%1 hat nur für Java-Clients Bedeutung und wurde ausgelassen.</translation>
    </message>
    <message>
        <source>%1 is a reference that only its own program can resolve; fill it in.</source>
        <translation>%1 ist ein Verweis, den nur das eigene Programm auflösen kann; tragen Sie den Wert ein.</translation>
    </message>
    <message>
        <source>%1 cannot have the value “%2”; it was left out.</source>
        <translation>%1 kann den Wert „%2“ nicht haben; es wurde ausgelassen.</translation>
    </message>
    <message>
        <source>The truststore %1 is Java&apos;s own format. Convert it to PEM with this command, and it is found as %2:</source>
        <translation>Der Truststore %1 hat Javas eigenes Format. Wandeln Sie ihn mit diesem Befehl in PEM um, dann wird er als %2 gefunden:</translation>
    </message>
    <message>
        <source>The keystore %1 is Java&apos;s own format. Convert it with this command, and it is found as %2:</source>
        <translation>Der Keystore %1 hat Javas eigenes Format. Wandeln Sie ihn mit diesem Befehl um, dann wird er als %2 gefunden:</translation>
    </message>
    <message>
        <source>The login module %1 has no counterpart here.</source>
        <translation>Das Login-Modul %1 hat hier keine Entsprechung.</translation>
    </message>
    <message>
        <source>sasl.jaas.config cannot be read; give user and password in the next step.</source>
        <translation>sasl.jaas.config ist nicht lesbar; geben Sie Benutzer und Passwort im nächsten Schritt an.</translation>
    </message>
    <message>
        <source>SASL without a mechanism: choose one in the next step.</source>
        <translation>SASL ohne Mechanismus: Wählen Sie einen im nächsten Schritt.</translation>
    </message>
    <message>
        <source>No bootstrap servers are named: give them in the next step.</source>
        <translation>Es sind keine Bootstrap-Server genannt: Geben Sie sie im nächsten Schritt an.</translation>
    </message>
    <message>
        <source>%1=%2 switches a check of the brokers&apos; certificate off: anybody in between can read along.</source>
        <translation>%1=%2 schaltet eine Prüfung der Broker-Zertifikate ab: Jeder dazwischen kann mitlesen.</translation>
    </message>
    <message>
        <source>&amp;Next: look it over</source>
        <translation>&amp;Weiter: durchsehen</translation>
    </message>
    <message>
        <source>Import a connection</source>
        <translation>Verbindung importieren</translation>
    </message>
    <message>
        <source>Paste a Java client&apos;s .properties, a kcat configuration or command line, or drop in a connection that Streamscope exported.</source>
        <translation>Fügen Sie die .properties eines Java-Clients, eine Konfiguration oder Befehlszeile von kcat ein, oder ziehen Sie eine von Streamscope exportierte Verbindung hierher.</translation>
    </message>
    <message>
        <source>Configuration to import</source>
        <translation>Zu importierende Konfiguration</translation>
    </message>
    <message>
        <source>&amp;Configuration</source>
        <translation>&amp;Konfiguration</translation>
    </message>
    <message>
        <source>From a &amp;file…</source>
        <translation>Aus &amp;Datei…</translation>
    </message>
    <message>
        <source>What was understood</source>
        <translation>Was verstanden wurde</translation>
    </message>
    <message>
        <source>That is more than a configuration can be; nothing was read.</source>
        <translation>Das ist mehr, als eine Konfiguration sein kann; nichts wurde gelesen.</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>Befehl kopieren</translation>
    </message>
    <message>
        <source>Taken for %1.</source>
        <translation>Erkannt: %1.</translation>
    </message>
    <message>
        <source>Nothing of a connection was found in it.</source>
        <translation>Darin wurde nichts gefunden, was zu einer Verbindung gehört.</translation>
    </message>
    <message>
        <source>Bootstrap servers: %1</source>
        <translation>Bootstrap-Server: %1</translation>
    </message>
    <message>
        <source>Security: %1 %2</source>
        <translation>Sicherheit: %1 %2</translation>
    </message>
    <message>
        <source>User: %1</source>
        <translation>Benutzer: %1</translation>
    </message>
    <message>
        <source>%1: found; kept out of every file</source>
        <translation>%1: gefunden; kommt in keine Datei</translation>
    </message>
    <message>
        <source>REST Proxy: %1</source>
        <translation>REST-Proxy: %1</translation>
    </message>
    <message>
        <source>CA file: %1</source>
        <translation>CA-Datei: %1</translation>
    </message>
    <message>
        <source>Certificate file: %1</source>
        <translation>Zertifikatsdatei: %1</translation>
    </message>
    <message>
        <source>Key file: %1</source>
        <translation>Schlüsseldatei: %1</translation>
    </message>
    <message>
        <source>%1 (left out: %2 has no use for it)</source>
        <translation>%1 (weggelassen: %2 kann damit nichts anfangen)</translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::JournalPage</name>
    <message>
        <source>pending</source>
        <translation>ausstehend</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Protokoll der Änderungen</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Nach</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Filter the journal (Ctrl+F)</source>
        <translation>Protokoll filtern (Strg+F)</translation>
    </message>
    <message>
        <source>Filter the journal</source>
        <translation>Protokoll filtern</translation>
    </message>
    <message numerus="yes">
        <source>the newest %Ln change(s)</source>
        <translation>
            <numerusform>die neueste Änderung</numerusform>
            <numerusform>die neuesten %Ln Änderungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was changed yet. Every message sent, topic created or deleted here is noted.</source>
        <translation>Noch wurde nichts geändert. Jede hier gesendete Nachricht, jedes hier angelegte oder gelöschte Topic wird verzeichnet.</translation>
    </message>
    <message>
        <source>produce</source>
        <translation>senden</translation>
    </message>
    <message>
        <source>create a topic</source>
        <translation>Topic anlegen</translation>
    </message>
    <message>
        <source>delete a topic</source>
        <translation>Topic löschen</translation>
    </message>
    <message>
        <source>run a flow</source>
        <translation>Flow ausführen</translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::LeaveQuestion</name>
    <message>
        <source>It goes on by itself when all are answered. Without their answers nobody knows what became of them.</source>
        <translation>Es geht von selbst weiter, wenn alle beantwortet sind. Ohne Antwort weiß niemand, was aus ihnen geworden ist.</translation>
    </message>
    <message>
        <source>&amp;Wait</source>
        <translation>&amp;Warten</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) are still on their way.</source>
        <translation>
            <numerusform>%Ln Nachricht ist noch unterwegs.</numerusform>
            <numerusform>%Ln Nachrichten sind noch unterwegs.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) of topics are still on their way.</source>
        <translation>
            <numerusform>%Ln Änderung an Topics ist noch unterwegs.</numerusform>
            <numerusform>%Ln Änderungen an Topics sind noch unterwegs.</numerusform>
        </translation>
    </message>
    <message>
        <source>Something is running</source>
        <translation>Etwas läuft</translation>
    </message>
    <message>
        <source>Nobody waits for what is on its way: what becomes of it stays unknown.</source>
        <translation>Auf das, was unterwegs ist, wartet niemand: Was daraus wird, bleibt unbekannt.</translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::LoadForm</name>
    <message>
        <source>Constant rate</source>
        <translation>Feste Rate</translation>
    </message>
    <message>
        <source>Ramp</source>
        <translation>Rampe</translation>
    </message>
    <message>
        <source>Bursts</source>
        <translation>Stöße</translation>
    </message>
    <message>
        <source>Random moments (Poisson)</source>
        <translation>Zufällige Momente (Poisson)</translation>
    </message>
    <message>
        <source>As fast as it goes</source>
        <translation>So schnell es geht</translation>
    </message>
    <message>
        <source>Shape of the load</source>
        <translation>Form der Last</translation>
    </message>
    <message>
        <source> a second</source>
        <translation> je Sekunde</translation>
    </message>
    <message>
        <source>Messages a second</source>
        <translation>Nachrichten pro Sekunde</translation>
    </message>
    <message>
        <source>to </source>
        <translation>auf </translation>
    </message>
    <message>
        <source>Messages a second at the end of the ramp</source>
        <translation>Nachrichten je Sekunde am Ende der Rampe</translation>
    </message>
    <message>
        <source>within </source>
        <translation>in </translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>Length of the ramp</source>
        <translation>Länge der Rampe</translation>
    </message>
    <message>
        <source>every </source>
        <translation>alle </translation>
    </message>
    <message>
        <source>Time between two bursts</source>
        <translation>Zeit zwischen zwei Stößen</translation>
    </message>
    <message>
        <source> messages</source>
        <translation> Nachrichten</translation>
    </message>
    <message>
        <source>Messages of a burst</source>
        <translation>Nachrichten eines Stoßes</translation>
    </message>
    <message>
        <source>Loa&amp;d</source>
        <translation>&amp;Last</translation>
    </message>
    <message>
        <source>any time</source>
        <translation>beliebige Zeit</translation>
    </message>
    <message>
        <source>Ends after this time</source>
        <translation>Endet nach dieser Zeit</translation>
    </message>
    <message>
        <source>any number</source>
        <translation>beliebig viele</translation>
    </message>
    <message>
        <source>Ends after so many messages</source>
        <translation>Endet nach so vielen Nachrichten</translation>
    </message>
    <message>
        <source> MB</source>
        <translation> MB</translation>
    </message>
    <message>
        <source>any size</source>
        <translation>beliebige Größe</translation>
    </message>
    <message>
        <source>Ends after so many bytes</source>
        <translation>Endet nach so vielen Bytes</translation>
    </message>
    <message>
        <source>&amp;Ends after</source>
        <translation>&amp;Endet nach</translation>
    </message>
    <message>
        <source>whichever comes first</source>
        <translation>was zuerst kommt</translation>
    </message>
    <message>
        <source>from </source>
        <translation>von </translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::LoadPage</name>
    <message>
        <source>Load laboratory</source>
        <translation>Lastlabor</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>&amp;Report…</source>
        <translation>&amp;Bericht…</translation>
    </message>
    <message>
        <source>The charts as a picture, the seconds as CSV, or all of it as JSON</source>
        <translation>Die Diagramme als Bild, die Sekunden als CSV, oder alles als JSON</translation>
    </message>
    <message>
        <source>What is sent and how</source>
        <translation>Was gesendet wird und wie</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>Vorlage</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>Facts of the load</source>
        <translation>Fakten der Last</translation>
    </message>
    <message>
        <source>Messages a second</source>
        <translation>Nachrichten pro Sekunde</translation>
    </message>
    <message>
        <source>Time to the acknowledgement</source>
        <translation>Zeit bis zur Bestätigung</translation>
    </message>
    <message>
        <source>What comes of it</source>
        <translation>Was daraus wird</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>Diagramme</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Load on %1</source>
        <translation>Last auf %1</translation>
    </message>
    <message>
        <source>A load needs an end: a time, a number or a size.</source>
        <translation>Eine Last braucht ein Ende: eine Zeit, eine Zahl oder eine Größe.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln partition(s)</source>
        <translation>
            <numerusform>%Ln Partition</numerusform>
            <numerusform>%Ln Partitionen</numerusform>
        </translation>
    </message>
    <message>
        <source>A load goes to “%1”.</source>
        <translation>Eine Last geht an „%1“.</translation>
    </message>
    <message>
        <source>A transaction is open: commit it or abort it.</source>
        <translation>Eine Transaktion ist offen: Schließen Sie sie ab, oder brechen Sie sie ab.</translation>
    </message>
    <message>
        <source>made</source>
        <translation>gebildet</translation>
    </message>
    <message>
        <source>acknowledged</source>
        <translation>bestätigt</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>messages a second</source>
        <translation>Nachrichten je Sekunde</translation>
    </message>
    <message>
        <source>acknowledged after, ms</source>
        <translation>bestätigt nach, ms</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1&#xa0;ms</translation>
    </message>
    <message>
        <source>Start a load to see its rate, and how long the brokers take to acknowledge.</source>
        <translation>Starten Sie eine Last, um ihre Rate zu sehen, und wie lange die Broker zum Bestätigen brauchen.</translation>
    </message>
    <message>
        <source>%1 on average</source>
        <translation>%1 im Mittel</translation>
    </message>
    <message>
        <source>longest %1</source>
        <translation>längste %1</translation>
    </message>
    <message>
        <source>fullest partition: %1 × its share</source>
        <translation>vollste Partition: %1 × ihr Anteil</translation>
    </message>
    <message>
        <source>fell behind: %1 s of the load were left out</source>
        <translation>kam nicht nach: %1 s der Last wurden ausgelassen</translation>
    </message>
    <message>
        <source>Not all messages were written; the outcome says why.</source>
        <translation>Nicht alle Nachrichten sind geschrieben; das Ergebnis sagt, warum.</translation>
    </message>
    <message>
        <source>Keep the report</source>
        <translation>Bericht aufheben</translation>
    </message>
    <message>
        <source>JSON (*.json);;CSV (*.csv);;Picture (*.png)</source>
        <translation>JSON (*.json);;CSV (*.csv);;Bild (*.png)</translation>
    </message>
    <message>
        <source>The report is in %1.</source>
        <translation>Der Bericht ist in %1.</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1 ist nicht schreibbar: %2</translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::LogPage</name>
    <message>
        <source>error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>debug</source>
        <translation>Debug</translation>
    </message>
    <message>
        <source>info</source>
        <translation>Info</translation>
    </message>
    <message>
        <source>Log of the client library</source>
        <translation>Log der Client-Bibliothek</translation>
    </message>
    <message>
        <source>The client library has nothing to say: that is a good sign.</source>
        <translation>Die Client-Bibliothek hat nichts zu melden: ein gutes Zeichen.</translation>
    </message>
    <message>
        <source>Find in the log (Ctrl+F), Enter for the next</source>
        <translation>Im Log suchen (Strg+F), Eingabe für den nächsten Treffer</translation>
    </message>
    <message>
        <source>Find in the log</source>
        <translation>Im Log suchen</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>Alles kopieren</translation>
    </message>
    <message>
        <source>Copy all lines; passwords and keys were never in them</source>
        <translation>Alle Zeilen kopieren; Passwörter und Schlüssel standen nie darin</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Empty this view</source>
        <translation>Diese Ansicht leeren</translation>
    </message>
    <message>
        <source>Debug: off</source>
        <translation>Debug: aus</translation>
    </message>
    <message>
        <source>Debug contexts</source>
        <translation>Debug-Kontexte</translation>
    </message>
    <message>
        <source>What the client library tells in detail; for what is opened from now on</source>
        <translation>Was die Client-Bibliothek im Einzelnen meldet; gilt für alles, was ab jetzt geöffnet wird</translation>
    </message>
    <message>
        <source>Debug: %1</source>
        <translation>Debug: %1</translation>
    </message>
    <message numerus="yes">
        <source> (%n time(s))</source>
        <translation>
            <numerusform> (%n-mal)</numerusform>
            <numerusform> (%n-mal)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::LongLine</name>
    <message>
        <source>That is not taken: more than %1 characters are too many for a line.</source>
        <translation>Das wird nicht übernommen: Mehr als %1 Zeichen sind zu viel für eine Zeile.</translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::MainWindow</name>
    <message>
        <source>&amp;Connection</source>
        <translation>&amp;Verbindung</translation>
    </message>
    <message>
        <source>Open the &amp;sandbox</source>
        <translation>&amp;Sandbox öffnen</translation>
    </message>
    <message>
        <source>A cluster inside this program, with live traffic</source>
        <translation>Ein Cluster in diesem Programm, mit laufendem Verkehr</translation>
    </message>
    <message>
        <source>&amp;Connections</source>
        <translation>&amp;Verbindungen</translation>
    </message>
    <message>
        <source>&amp;New connection…</source>
        <translation>&amp;Neue Verbindung…</translation>
    </message>
    <message>
        <source>&amp;Import a connection…</source>
        <translation>Verbindung &amp;importieren…</translation>
    </message>
    <message>
        <source>&amp;Disconnect</source>
        <translation>&amp;Trennen</translation>
    </message>
    <message>
        <source>Se&amp;ttings</source>
        <translation>&amp;Einstellungen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;About Streamscope</source>
        <translation>&amp;Über Streamscope</translation>
    </message>
    <message>
        <source>&amp;Topics</source>
        <translation>&amp;Topics</translation>
    </message>
    <message>
        <source>Pro&amp;duce a message…</source>
        <translation>Nachricht &amp;senden…</translation>
    </message>
    <message>
        <source>&amp;Create topics…</source>
        <translation>Topics &amp;anlegen…</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Go to anything…</source>
        <translation>&amp;Gehe zu…</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Start</translation>
    </message>
    <message>
        <source>Cl&amp;uster and brokers</source>
        <translation>Cluster und B&amp;roker</translation>
    </message>
    <message>
        <source>Consumer gr&amp;oups</source>
        <translation>&amp;Consumer-Gruppen</translation>
    </message>
    <message>
        <source>T&amp;hroughput of the cluster</source>
        <translation>&amp;Durchsatz des Clusters</translation>
    </message>
    <message>
        <source>&amp;Journal</source>
        <translation>Pr&amp;otokoll der Änderungen</translation>
    </message>
    <message>
        <source>&amp;Log of the client library</source>
        <translation>Log der Client-&amp;Bibliothek</translation>
    </message>
    <message>
        <source>S&amp;andbox</source>
        <translation>S&amp;andbox</translation>
    </message>
    <message>
        <source>Filter the tre&amp;e</source>
        <translation>Baum &amp;filtern</translation>
    </message>
    <message>
        <source>&amp;Read again</source>
        <translation>Ne&amp;u lesen</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>Suc&amp;hen</translation>
    </message>
    <message>
        <source>&amp;Close page</source>
        <translation>Seite schl&amp;ießen</translation>
    </message>
    <message>
        <source>P&amp;in or unpin page</source>
        <translation>Seite anh&amp;eften oder lösen</translation>
    </message>
    <message>
        <source>&amp;Next page</source>
        <translation>&amp;Nächste Seite</translation>
    </message>
    <message>
        <source>&amp;Previous page</source>
        <translation>&amp;Vorige Seite</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Clusters</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
    <message>
        <source>What runs and what ran</source>
        <translation>Was läuft und was gelaufen ist</translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n läuft</numerusform>
            <numerusform>%n laufen</numerusform>
        </translation>
    </message>
    <message>
        <source>Anal&amp;ytics</source>
        <translation>Anal&amp;yse</translation>
    </message>
    <message>
        <source>Flo&amp;ws</source>
        <translation>Flo&amp;ws</translation>
    </message>
    <message>
        <source>Stop it and quit</source>
        <translation>Anhalten und beenden</translation>
    </message>
    <message>
        <source>Stop it and disconnect</source>
        <translation>Anhalten und trennen</translation>
    </message>
    <message>
        <source>&amp;Workbench…</source>
        <translation>&amp;Werkbank…</translation>
    </message>
    <message>
        <source>&amp;Load laboratory…</source>
        <translation>&amp;Lastlabor…</translation>
    </message>
    <message>
        <source>Produce from a &amp;file…</source>
        <translation>Aus einer &amp;Datei senden…</translation>
    </message>
    <message>
        <source>demo, try, example</source>
        <translation>Demo, Vorführung, ausprobieren, Beispiel</translation>
    </message>
    <message>
        <source>clusters, servers, profiles, manage</source>
        <translation>Cluster, Server, Profile, verwalten</translation>
    </message>
    <message>
        <source>create, add, connect, cluster, bootstrap servers</source>
        <translation>erstellen, hinzufügen, anlegen, verbinden, Cluster, Bootstrap-Server</translation>
    </message>
    <message>
        <source>load, properties, kcat</source>
        <translation>laden, einlesen, Properties, kcat</translation>
    </message>
    <message>
        <source>close, leave</source>
        <translation>schließen, verlassen, trennen</translation>
    </message>
    <message>
        <source>preferences, options, configure</source>
        <translation>Optionen, Präferenzen, Konfiguration, konfigurieren</translation>
    </message>
    <message>
        <source>exit, close, end</source>
        <translation>schließen, verlassen, Ende</translation>
    </message>
    <message>
        <source>send, write, publish, new message</source>
        <translation>senden, schreiben, veröffentlichen, erstellen, neue Nachricht</translation>
    </message>
    <message>
        <source>add, make, new topic</source>
        <translation>erstellen, hinzufügen, neues Topic</translation>
    </message>
    <message>
        <source>nodes, overview</source>
        <translation>Knoten, Übersicht</translation>
    </message>
    <message>
        <source>lag, offsets, members</source>
        <translation>Lag, Rückstand, Offsets, Mitglieder</translation>
    </message>
    <message>
        <source>chart, graph, rate, traffic</source>
        <translation>Diagramm, Kurve, Rate, Verkehr</translation>
    </message>
    <message>
        <source>aggregate, count, sum, windows, group by</source>
        <translation>Auswertung, aggregieren, zählen, Summe, Fenster, gruppieren</translation>
    </message>
    <message>
        <source>process, route, replay, pipeline</source>
        <translation>verarbeiten, weiterleiten, wiederholen, Pipeline</translation>
    </message>
    <message>
        <source>history, audit, changes</source>
        <translation>Verlauf, Historie, Audit, Änderungen</translation>
    </message>
    <message>
        <source>debug, librdkafka</source>
        <translation>Fehlersuche, Debug, librdkafka</translation>
    </message>
    <message>
        <source>&amp;Quit anyway</source>
        <translation>&amp;Trotzdem beenden</translation>
    </message>
    <message>
        <source>&amp;Disconnect anyway</source>
        <translation>&amp;Trotzdem trennen</translation>
    </message>
    <message>
        <source>template, generate, many messages, stream, test data</source>
        <translation>Vorlage, erzeugen, viele Nachrichten, Strom, Testdaten</translation>
    </message>
    <message>
        <source>performance, benchmark, latency, throughput, stress test</source>
        <translation>Leistung, Benchmark, Latenz, Durchsatz, Lasttest</translation>
    </message>
    <message>
        <source>import, CSV, JSON lines, send a file</source>
        <translation>Import, CSV, JSON-Zeilen, Datei senden</translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::MarkList</name>
    <message>
        <source>Marked messages</source>
        <translation>Markierte Nachrichten</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>Partition</source>
        <translation>Partition</translation>
    </message>
    <message>
        <source>Offset</source>
        <translation>Offset</translation>
    </message>
    <message>
        <source>Timestamp</source>
        <translation>Zeitstempel</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Enter goes to the message; a note is changed in its cell (F2)</source>
        <translation>Eingabe geht zur Nachricht; eine Notiz wird in ihrer Zelle geändert (F2)</translation>
    </message>
    <message>
        <source>Go to the message</source>
        <translation>Zur Nachricht</translation>
    </message>
    <message>
        <source>Remove the mark</source>
        <translation>Markierung entfernen</translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::Marks</name>
    <message>
        <source>offline partitions</source>
        <translation>Offline-Partitionen</translation>
    </message>
    <message>
        <source>under-replicated</source>
        <translation>unterrepliziert</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>internal</source>
        <translation>intern</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>the leader does not answer: the offsets are those of its last answer</source>
        <translation>der Leader antwortet nicht: Die Offsets sind die seiner letzten Antwort</translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::MessageDetail</name>
    <message>
        <source>set by the producer (CreateTime)</source>
        <translation>vom Producer gesetzt (CreateTime)</translation>
    </message>
    <message>
        <source>set by the broker (LogAppendTime)</source>
        <translation>vom Broker gesetzt (LogAppendTime)</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Headers of the message</source>
        <translation>Header der Nachricht</translation>
    </message>
    <message>
        <source>Fact</source>
        <translation>Angabe</translation>
    </message>
    <message>
        <source>Metadata of the message</source>
        <translation>Metadaten der Nachricht</translation>
    </message>
    <message>
        <source>Parts of the message</source>
        <translation>Teile der Nachricht</translation>
    </message>
    <message>
        <source>Value of the message</source>
        <translation>Wert der Nachricht</translation>
    </message>
    <message>
        <source>Key of the message</source>
        <translation>Schlüssel der Nachricht</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>Header</translation>
    </message>
    <message>
        <source>Metadata</source>
        <translation>Metadaten</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>Hex</translation>
    </message>
    <message>
        <source>Form of value and key</source>
        <translation>Form von Wert und Schlüssel</translation>
    </message>
    <message>
        <source>How value and key are shown; JSON is indented from its own bytes, so numbers stay exact</source>
        <translation>Wie Wert und Schlüssel angezeigt werden; JSON wird aus seinen eigenen Bytes eingerückt, Zahlen bleiben also genau</translation>
    </message>
    <message>
        <source>Save the bytes…</source>
        <translation>Bytes speichern…</translation>
    </message>
    <message>
        <source>The whole value, or key when that is shown, into a file, byte for byte</source>
        <translation>Den ganzen Wert, oder den angezeigten Schlüssel, Byte für Byte in eine Datei</translation>
    </message>
    <message>
        <source>Choose a message to see its value, key, headers and metadata.</source>
        <translation>Wählen Sie eine Nachricht, um Wert, Schlüssel, Header und Metadaten zu sehen.</translation>
    </message>
    <message>
        <source>Headers (%1)</source>
        <translation>Header (%1)</translation>
    </message>
    <message>
        <source>not JSON</source>
        <translation>kein JSON</translation>
    </message>
    <message>
        <source>the first part of %1</source>
        <translation>der erste Teil von %1</translation>
    </message>
    <message>
        <source>null</source>
        <translation>null</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>(leer)</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1&#xa0;Bytes</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>Partition</source>
        <translation>Partition</translation>
    </message>
    <message>
        <source>Offset</source>
        <translation>Offset</translation>
    </message>
    <message>
        <source>Timestamp</source>
        <translation>Zeitstempel</translation>
    </message>
    <message>
        <source>Timestamp, milliseconds since 1970</source>
        <translation>Zeitstempel, Millisekunden seit 1970</translation>
    </message>
    <message>
        <source>Kind of timestamp</source>
        <translation>Art des Zeitstempels</translation>
    </message>
    <message>
        <source>There are no bytes to save: null.</source>
        <translation>Es gibt keine Bytes zu speichern: null.</translation>
    </message>
    <message>
        <source>Save the bytes</source>
        <translation>Bytes speichern</translation>
    </message>
    <message>
        <source>%1 written to %2.</source>
        <translation>%1 nach %2 geschrieben.</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1 ist nicht schreibbar: %2</translation>
    </message>
    <message>
        <source>Marked. A note for it</source>
        <translation>Markiert. Eine Notiz dazu</translation>
    </message>
    <message>
        <source>Note on the message</source>
        <translation>Notiz zur Nachricht</translation>
    </message>
    <message>
        <source>Remove the mark</source>
        <translation>Markierung entfernen</translation>
    </message>
    <message>
        <source>Forget that this message is marked, and its note (M in the list)</source>
        <translation>Vergessen, dass diese Nachricht markiert ist, und ihre Notiz (M in der Liste)</translation>
    </message>
    <message>
        <source>Show %1 as column</source>
        <translation>%1 als Spalte zeigen</translation>
    </message>
    <message>
        <source>looks like Avro, Protobuf or JSON of schema %1; it is not decoded</source>
        <translation>sieht aus wie Avro, Protobuf oder JSON nach Schema %1; wird nicht dekodiert</translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::MessageExport</name>
    <message>
        <source>Saving messages to %1</source>
        <translation>Nachrichten werden in %1 gespeichert</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s)</source>
        <translation>
            <numerusform>%Ln Nachricht</numerusform>
            <numerusform>%Ln Nachrichten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::MessageListView</name>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Drag to move or size a column; the menu hides it</source>
        <translation>Ziehen verschiebt eine Spalte oder ändert ihre Breite; das Menü blendet sie aus</translation>
    </message>
    <message>
        <source>null</source>
        <translation>null</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>(leer)</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>Partition</source>
        <translation>Partition</translation>
    </message>
    <message>
        <source>Offset</source>
        <translation>Offset</translation>
    </message>
    <message>
        <source>Timestamp</source>
        <translation>Zeitstempel</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>Header</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>%1 s ago</source>
        <translation>vor %1&#xa0;s</translation>
    </message>
    <message>
        <source>in %1 s</source>
        <translation>in %1&#xa0;s</translation>
    </message>
    <message>
        <source>null (tombstone)</source>
        <translation>null (Tombstone)</translation>
    </message>
    <message>
        <source>A field of the value, read from its bytes: a number has all its digits. –: there is no such field. null: it is there, and null</source>
        <translation>Ein Feld des Werts, aus seinen Bytes gelesen: Eine Zahl hat alle ihre Ziffern. –: Das Feld gibt es nicht. null: Es ist da und null</translation>
    </message>
    <message>
        <source>Remove the column %1</source>
        <translation>Spalte %1 entfernen</translation>
    </message>
    <message>
        <source>marked</source>
        <translation>markiert</translation>
    </message>
    <message>
        <source>marked: %1</source>
        <translation>markiert: %1</translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::MessagePage</name>
    <message>
        <source>&amp;Copy rows</source>
        <translation>Zeilen &amp;kopieren</translation>
    </message>
    <message>
        <source>Copy as &amp;JSON</source>
        <translation>Als &amp;JSON kopieren</translation>
    </message>
    <message>
        <source>Copy the &amp;value</source>
        <translation>&amp;Wert kopieren</translation>
    </message>
    <message>
        <source>&amp;Save rows as NDJSON…</source>
        <translation>Zeilen als NDJSON &amp;speichern…</translation>
    </message>
    <message>
        <source>&amp;Edit and produce…</source>
        <translation>&amp;Bearbeiten und senden…</translation>
    </message>
    <message>
        <source>Find &amp;next</source>
        <translation>&amp;Nächster Treffer</translation>
    </message>
    <message>
        <source>Find &amp;previous</source>
        <translation>&amp;Voriger Treffer</translation>
    </message>
    <message>
        <source>&amp;Go to an offset, time or row…</source>
        <translation>&amp;Gehe zu Offset, Zeit oder Zeile…</translation>
    </message>
    <message>
        <source>Read from the earliest</source>
        <translation>Ab Anfang lesen</translation>
    </message>
    <message>
        <source>Read all that the topic still has</source>
        <translation>Alles lesen, was das Topic noch hat</translation>
    </message>
    <message>
        <source>Produce a message…</source>
        <translation>Nachricht senden…</translation>
    </message>
    <message>
        <source>Show all that is held</source>
        <translation>Alles Gehaltene anzeigen</translation>
    </message>
    <message>
        <source>Go to an offset, time or row</source>
        <translation>Gehe zu Offset, Zeit oder Zeile</translation>
    </message>
    <message>
        <source>Offset, time such as 2026-01-31 12:00:00, or # and the number of a row that is shown</source>
        <translation>Offset, Zeit wie 2026-01-31 12:00:00, oder # und die Nummer einer gezeigten Zeile</translation>
    </message>
    <message>
        <source>There is no row %1 among those that are shown: %2.</source>
        <translation>Eine Zeile %1 gibt es unter den gezeigten nicht: Es sind %2.</translation>
    </message>
    <message>
        <source>“%1” is no offset, no time and no row.</source>
        <translation>„%1“ ist kein Offset, keine Zeit und keine Zeile.</translation>
    </message>
    <message>
        <source>Write the first one by hand (Ctrl+N)</source>
        <translation>Die erste selbst schreiben (Strg+N)</translation>
    </message>
    <message>
        <source>Open the producer with this message (Ctrl+E)</source>
        <translation>Mit dieser Nachricht das Senden öffnen (Strg+E)</translation>
    </message>
    <message>
        <source>The first %1 rows were copied; save more of them to a file.</source>
        <translation>Die ersten %1 Zeilen wurden kopiert; speichern Sie mehr davon in eine Datei.</translation>
    </message>
    <message>
        <source>The value is null: there is nothing to copy.</source>
        <translation>Der Wert ist null: Es gibt nichts zu kopieren.</translation>
    </message>
    <message>
        <source>The value is not text: it was copied as base64.</source>
        <translation>Der Wert ist kein Text: Er wurde als Base64 kopiert.</translation>
    </message>
    <message>
        <source>Save rows as NDJSON</source>
        <translation>Zeilen als NDJSON speichern</translation>
    </message>
    <message>
        <source>JSON, one message a line (*.ndjson *.jsonl);;All files (*)</source>
        <translation>JSON, eine Nachricht pro Zeile (*.ndjson *.jsonl);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Saving to %1 was cancelled; the file is as it was.</source>
        <translation>Das Speichern in %1 wurde abgebrochen; die Datei ist, wie sie war.</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1 ist nicht schreibbar: %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) written to %1.</source>
        <translation>
            <numerusform>%Ln Nachricht nach %1 geschrieben.</numerusform>
            <numerusform>%Ln Nachrichten nach %1 geschrieben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Pause reading (Space in the list, Ctrl+Space anywhere)</source>
        <translation>Lesen anhalten (Leertaste in der Liste, Strg+Leertaste überall)</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Folgen</translation>
    </message>
    <message>
        <source>Keep the newest message in view (End)</source>
        <translation>Die neueste Nachricht im Blick behalten (Ende)</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Forget the messages that are held; the topic keeps them</source>
        <translation>Die gehaltenen Nachrichten vergessen; das Topic behält sie</translation>
    </message>
    <message>
        <source>Asking for the newest offsets…</source>
        <translation>Die neuesten Offsets werden erfragt…</translation>
    </message>
    <message>
        <source>There was nothing to read up to the end.</source>
        <translation>Bis zum Ende gab es nichts zu lesen.</translation>
    </message>
    <message>
        <source>No messages yet. Those that arrive show here at once.</source>
        <translation>Noch keine Nachrichten. Eintreffende erscheinen hier sofort.</translation>
    </message>
    <message>
        <source>Nothing has arrived since the place where reading began.</source>
        <translation>Seit der Stelle, an der das Lesen begann, ist nichts eingetroffen.</translation>
    </message>
    <message>
        <source>The memory for messages is full, so reading pauses: nothing is skipped. Clear, or raise the limit in the settings.</source>
        <translation>Der Speicher für Nachrichten ist voll, daher pausiert das Lesen: Nichts wird übersprungen. Leeren Sie die Liste, oder erhöhen Sie die Grenze in den Einstellungen.</translation>
    </message>
    <message numerus="yes">
        <source>%n partition(s) cannot be read now: %1. The broker that leads them is away or does not answer; reading goes on by itself.</source>
        <translation>
            <numerusform>%n Partition ist jetzt nicht lesbar: %1. Der Broker, der sie führt, ist fort oder antwortet nicht; das Lesen geht von selbst weiter.</numerusform>
            <numerusform>%n Partitionen sind jetzt nicht lesbar: %1. Der Broker, der sie führt, ist fort oder antwortet nicht; das Lesen geht von selbst weiter.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Removed while reading: %Ln offset(s) were gone before they could be read.</source>
        <translation>
            <numerusform>Während des Lesens entfernt: %Ln Offset war fort, bevor er gelesen werden konnte.</numerusform>
            <numerusform>Während des Lesens entfernt: %Ln Offsets waren fort, bevor sie gelesen werden konnten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) could not be read: length or content is absurd.</source>
        <translation>
            <numerusform>%Ln Nachricht ließ sich nicht lesen: Länge oder Inhalt ist unsinnig.</numerusform>
            <numerusform>%Ln Nachrichten ließen sich nicht lesen: Länge oder Inhalt ist unsinnig.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln offset(s) behind an open transaction.</source>
        <translation>
            <numerusform>%Ln Offset hinter einer offenen Transaktion.</numerusform>
            <numerusform>%Ln Offsets hinter einer offenen Transaktion.</numerusform>
        </translation>
    </message>
    <message>
        <source>received %1</source>
        <translation>empfangen %1</translation>
    </message>
    <message>
        <source>held %1 rows, %2</source>
        <translation>gehalten %1 Zeilen, %2</translation>
    </message>
    <message>
        <source>skipped %1</source>
        <translation>übersprungen %1</translation>
    </message>
    <message>
        <source>hidden %1</source>
        <translation>ausgeblendet %1</translation>
    </message>
    <message numerus="yes">
        <source>%n match(es)</source>
        <translation>
            <numerusform>%n Treffer</numerusform>
            <numerusform>%n Treffer</numerusform>
        </translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>at the end</source>
        <translation>am Ende</translation>
    </message>
    <message>
        <source>Empty the field of what to find</source>
        <translation>Das Suchfeld leeren</translation>
    </message>
    <message>
        <source>Nothing that is held matches, as far as it has been looked through.</source>
        <translation>Nichts von dem, was gehalten wird, passt, soweit es durchsucht ist.</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitachse</translation>
    </message>
    <message>
        <source>When the whole topic was written; drag to read a span of time</source>
        <translation>Wann das ganze Topic geschrieben wurde; ziehen, um eine Zeitspanne zu lesen</translation>
    </message>
    <message>
        <source>Nothing that is held matches.</source>
        <translation>Nichts von dem, was gehalten wird, passt.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln could not be tested</source>
        <translation>
            <numerusform>%Ln war nicht prüfbar</numerusform>
            <numerusform>%Ln waren nicht prüfbar</numerusform>
        </translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Suche läuft…</translation>
    </message>
    <message>
        <source>Nothing matches, up to the end.</source>
        <translation>Bis zum Ende passt nichts.</translation>
    </message>
    <message>
        <source>Some messages could not be tested, because the expression means nothing for them.</source>
        <translation>Einige Nachrichten waren nicht prüfbar, weil der Ausdruck für sie nichts bedeutet.</translation>
    </message>
    <message numerus="yes">
        <source>From %1 to %2: %Ln offset(s).</source>
        <translation>
            <numerusform>Von %1 bis %2: %Ln Offset.</numerusform>
            <numerusform>Von %1 bis %2: %Ln Offsets.</numerusform>
        </translation>
    </message>
    <message>
        <source>Leave the span</source>
        <translation>Spanne verlassen</translation>
    </message>
    <message>
        <source>&amp;Mark, or no longer</source>
        <translation>&amp;Markieren oder nicht mehr</translation>
    </message>
    <message>
        <source>N&amp;ote…</source>
        <translation>N&amp;otiz …</translation>
    </message>
    <message>
        <source>Next m&amp;ark</source>
        <translation>Nächste M&amp;arkierung</translation>
    </message>
    <message>
        <source>Previous mark</source>
        <translation>Vorige Markierung</translation>
    </message>
    <message>
        <source>&amp;List of marks…</source>
        <translation>&amp;Liste der Markierungen …</translation>
    </message>
    <message>
        <source>Show the tombstones</source>
        <translation>Tombstones zeigen</translation>
    </message>
    <message>
        <source>Show a &amp;field as column</source>
        <translation>Ein &amp;Feld als Spalte zeigen</translation>
    </message>
    <message>
        <source>As received</source>
        <translation>Wie empfangen</translation>
    </message>
    <message>
        <source>By time</source>
        <translation>Nach Zeit</translation>
    </message>
    <message>
        <source>Latest by key</source>
        <translation>Neueste je Schlüssel</translation>
    </message>
    <message>
        <source>Rows and their order</source>
        <translation>Zeilen und ihre Reihenfolge</translation>
    </message>
    <message>
        <source>As received: partitions and topics as their messages came.
By time: all that is held by its timestamp, rows of the same time as received; one that comes late goes to its place among the others.
Latest by key: the newest message of each key in its partition, which is what a compacted topic means now.</source>
        <translation>Wie empfangen: Partitionen und Topics, wie ihre Nachrichten kamen.
Nach Zeit: alles Gehaltene nach seinem Zeitstempel, Zeilen gleicher Zeit wie empfangen; eine späte kommt an ihren Platz zwischen den anderen.
Neueste je Schlüssel: die neueste Nachricht jedes Schlüssels in seiner Partition – das, was ein kompaktiertes Topic jetzt bedeutet.</translation>
    </message>
    <message>
        <source>Tombstones</source>
        <translation>Tombstones</translation>
    </message>
    <message>
        <source>Show the keys too whose newest message is a tombstone: they are deleted</source>
        <translation>Auch die Schlüssel zeigen, deren neueste Nachricht ein Tombstone ist: Sie sind gelöscht</translation>
    </message>
    <message>
        <source>These are the keys that occur where reading begins or later; older ones are not among them.</source>
        <translation>Das sind die Schlüssel, die vorkommen, wo das Lesen beginnt oder später; ältere sind nicht darunter.</translation>
    </message>
    <message>
        <source>%1 keys, %2 tombstones of %3 messages read</source>
        <translation>%1 Schlüssel, %2 Tombstones aus %3 gelesenen Nachrichten</translation>
    </message>
    <message>
        <source>%1 without a key left out</source>
        <translation>%1 ohne Schlüssel ausgelassen</translation>
    </message>
    <message>
        <source>A topic keeps no more than %1 marks; remove some of them first.</source>
        <translation>Ein Topic behält höchstens %1 Markierungen; entfernen Sie zuerst einige.</translation>
    </message>
    <message>
        <source>Nothing is marked. M marks the chosen message.</source>
        <translation>Nichts ist markiert. M markiert die gewählte Nachricht.</translation>
    </message>
    <message>
        <source>None of the marked messages is among the rows that are shown; the list of marks (Ctrl+M) has all of them.</source>
        <translation>Keine der markierten Nachrichten ist unter den gezeigten Zeilen; die Liste der Markierungen (Strg+M) hat sie alle.</translation>
    </message>
    <message>
        <source>%1-%2 @ %3 is not among the rows that are shown: it has left the memory, was not read, or does not match.</source>
        <translation>%1-%2 @ %3 ist nicht unter den gezeigten Zeilen: Sie hat den Speicher verlassen, wurde nicht gelesen oder ist kein Treffer.</translation>
    </message>
    <message>
        <source>Read from there</source>
        <translation>Ab dort lesen</translation>
    </message>
    <message>
        <source>Each key that was read is deleted: its newest message is a tombstone.</source>
        <translation>Jeder gelesene Schlüssel ist gelöscht: Seine neueste Nachricht ist ein Tombstone.</translation>
    </message>
    <message>
        <source>putting rows in order: %1</source>
        <translation>Zeilen werden geordnet: %1</translation>
    </message>
    <message>
        <source>Asking for the offsets…</source>
        <translation>Die Offsets werden erfragt …</translation>
    </message>
    <message>
        <source>Asking for the committed offsets of %1…</source>
        <translation>Die Committed Offsets von %1 werden erfragt …</translation>
    </message>
    <message>
        <source>The group %1 has committed no offset of what would be read here.</source>
        <translation>Die Gruppe %1 hat von dem, was hier gelesen würde, keinen Offset committet.</translation>
    </message>
    <message numerus="yes">
        <source>The group %1 has committed nothing for %Ln partition(s): %2. Read from the earliest there.</source>
        <translation>
            <numerusform>Die Gruppe %1 hat für %Ln Partition nichts committet: %2. Dort wird ab Anfang gelesen.</numerusform>
            <numerusform>Die Gruppe %1 hat für %Ln Partitionen nichts committet: %2. Dort wird ab Anfang gelesen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The offset asked for lies beyond the end of %n partition(s): reading began at their end.</source>
        <translation>
            <numerusform>Der verlangte Offset liegt hinter dem Ende von %n Partition: Gelesen wird ab deren Ende.</numerusform>
            <numerusform>Der verlangte Offset liegt hinter dem Ende von %n Partitionen: Gelesen wird ab deren Enden.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Produce again…</source>
        <translation>&amp;Erneut senden…</translation>
    </message>
    <message>
        <source>Send all selected messages once more, changed or not (Ctrl+Shift+E)</source>
        <translation>Alle ausgewählten Nachrichten noch einmal senden, verändert oder nicht (Strg+Umschalt+E)</translation>
    </message>
    <message>
        <source>The first %1 rows are taken; save more of them to a file and produce from it.</source>
        <translation>Die ersten %1 Zeilen werden genommen; sichern Sie mehr davon in eine Datei, und senden Sie daraus.</translation>
    </message>
    <message numerus="yes">
        <source>%n partition(s) are read no further: %1. The details say why.</source>
        <translation>
            <numerusform>%n Partition wird nicht weiter gelesen: %1. Die Einzelheiten sagen, warum.</numerusform>
            <numerusform>%n Partitionen werden nicht weiter gelesen: %1. Die Einzelheiten sagen, warum.</numerusform>
        </translation>
    </message>
    <message>
        <source>Anal&amp;yse these messages…</source>
        <translation>Diese Nachrichten anal&amp;ysieren…</translation>
    </message>
    <message>
        <source>Count, sum and rank the messages that are shown, by group in windows of time</source>
        <translation>Die Nachrichten, die gezeigt werden, nach Gruppen in Zeitfenstern zählen, summieren und ordnen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln match(es) of a search in %1</source>
        <translation>
            <numerusform>%Ln Treffer einer Suche in %1</numerusform>
            <numerusform>%Ln Treffer einer Suche in %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) of %1, the newest of each key</source>
        <translation>
            <numerusform>%Ln Nachricht von %1, die neueste je Schlüssel</numerusform>
            <numerusform>%Ln Nachrichten von %1, die neueste je Schlüssel</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) of %1 that are held</source>
        <translation>
            <numerusform>%Ln gehaltene Nachricht von %1</numerusform>
            <numerusform>%Ln gehaltene Nachrichten von %1</numerusform>
        </translation>
    </message>
    <message>
        <source>filter “%1”</source>
        <translation>Filter „%1“</translation>
    </message>
    <message>
        <source>The topic was deleted and made anew; what is shown was in the old one.</source>
        <translation>Das Topic wurde gelöscht und neu angelegt; was zu sehen ist, stand im alten.</translation>
    </message>
    <message>
        <source>Read the new one</source>
        <translation>Das neue lesen</translation>
    </message>
    <message numerus="yes">
        <source>The key is pinned: Java&apos;s default partitioner puts it into partition(s) %1. What another one has put elsewhere, or was written among fewer partitions, is found only where all are read.</source>
        <translation>
            <numerusform>Der Schlüssel steht fest: Der Standard-Partitionierer von Java legt ihn in Partition %1. Was ein anderer anderswohin gelegt hat oder unter weniger Partitionen geschrieben wurde, findet nur, wer alle liest.</numerusform>
            <numerusform>Der Schlüssel steht fest: Der Standard-Partitionierer von Java legt ihn in die Partitionen %1. Was ein anderer anderswohin gelegt hat oder unter weniger Partitionen geschrieben wurde, findet nur, wer alle liest.</numerusform>
        </translation>
    </message>
    <message>
        <source>Read these only</source>
        <translation>Nur diese lesen</translation>
    </message>
    <message>
        <source>These are the messages that could not be tested, and not the matches.</source>
        <translation>Dies sind die Nachrichten, die nicht prüfbar waren, und nicht die Treffer.</translation>
    </message>
    <message>
        <source>Back to the matches</source>
        <translation>Zurück zu den Treffern</translation>
    </message>
    <message>
        <source>List them</source>
        <translation>Auflisten</translation>
    </message>
    <message>
        <source>That a topic was deleted and made anew shows only by another message in place of the last one read.</source>
        <translation>Dass ein Topic gelöscht und neu angelegt wurde, zeigt nur eine andere Nachricht an der Stelle der zuletzt gelesenen.</translation>
    </message>
    <message>
        <source>&amp;Replay or copy…</source>
        <translation>E&amp;rneut schreiben oder kopieren…</translation>
    </message>
    <message>
        <source>Write messages once more, to a topic here or on another connection (Ctrl+Shift+R)</source>
        <translation>Nachrichten noch einmal schreiben, in ein Topic hier oder in einer anderen Verbindung (Strg+Umschalt+R)</translation>
    </message>
    <message numerus="yes">
        <source>Exactly %Ln message(s), by partition and offset.</source>
        <translation>
            <numerusform>Genau %Ln Nachricht, nach Partition und Offset.</numerusform>
            <numerusform>Genau %Ln Nachrichten, nach Partition und Offset.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) were chosen, too many to be named one by one: all from the first offset to the last of them.</source>
        <translation>
            <numerusform>%Ln Nachricht wurde gewählt: alles vom ersten bis zum letzten Offset.</numerusform>
            <numerusform>%Ln Nachrichten wurden gewählt, zu viele, um jede zu nennen: alles vom ersten bis zum letzten ihrer Offsets.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) matched, too many to be named one by one: the expression decides anew on all from the first
offset to the last of them, also on those that were not read.</source>
        <translation>
            <numerusform>%Ln Nachricht passte: der Ausdruck entscheidet neu über alle vom ersten bis zum letzten Offset,
auch über solche, die nicht gelesen wurden.</numerusform>
            <numerusform>%Ln Nachrichten passten, zu viele, um jede zu nennen: der Ausdruck entscheidet neu über alle vom ersten
bis zum letzten ihrer Offsets, auch über solche, die nicht gelesen wurden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The %Ln selected message(s)</source>
        <translation>
            <numerusform>Die %Ln ausgewählte Nachricht</numerusform>
            <numerusform>Die %Ln ausgewählten Nachrichten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The %Ln match(es) of the search</source>
        <translation>
            <numerusform>Der %Ln Treffer der Suche</numerusform>
            <numerusform>Die %Ln Treffer der Suche</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The %Ln message(s) that match the filter</source>
        <translation>
            <numerusform>Die %Ln Nachricht, die zum Filter passt</numerusform>
            <numerusform>Die %Ln Nachrichten, die zum Filter passen</numerusform>
        </translation>
    </message>
    <message>
        <source>All that this view has read of %1 until now</source>
        <translation>Alles, was diese Ansicht bisher von %1 gelesen hat</translation>
    </message>
    <message>
        <source>All of %1, up to the end as it is then</source>
        <translation>Ganz %1, bis zum Ende, wie es dann ist</translation>
    </message>
    <message>
        <source>What looking costs here: a consumer instance on the proxy; nothing is committed.</source>
        <translation>Was Hinsehen hier kostet: eine Consumer-Instanz auf dem Proxy; committet wird nichts.</translation>
    </message>
    <message>
        <source>The instance is in a group of its own (streamscope-…) and is deleted when reading ends.</source>
        <translation>Die Instanz ist in einer eigenen Gruppe (streamscope-…) und wird am Ende des Lesens gelöscht.</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Erneut lesen</translation>
    </message>
    <message>
        <source>Read anew from where reading began (F5)</source>
        <translation>Von dort, wo das Lesen begann, neu lesen (F5)</translation>
    </message>
    <message>
        <source>Offset %1 is held, but the filter hides it.</source>
        <translation>Offset %1 wird gehalten, aber der Filter blendet es aus.</translation>
    </message>
    <message>
        <source>What was held here was cleared; the topic keeps it.</source>
        <translation>Was hier gehalten wurde, ist geleert; das Topic behält es.</translation>
    </message>
    <message>
        <source>What was held here was cleared; the topic keeps it. Messages that arrive show here at once.</source>
        <translation>Was hier gehalten wurde, ist geleert; das Topic behält es. Neue Nachrichten erscheinen hier sofort.</translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::OffersNote</name>
    <message>
        <source>The credentials travel over plain http: everybody on the way can read and reuse them.</source>
        <translation>Die Zugangsdaten gehen über unverschlüsseltes http: Jeder auf dem Weg kann sie lesen und weiterverwenden.</translation>
    </message>
    <message>
        <source>The server names another host for its consumers; requests stay with the address of the connection.</source>
        <translation>Der Server nennt für seine Consumer einen anderen Host; Anfragen bleiben bei der Adresse der Verbindung.</translation>
    </message>
    <message>
        <source>the list of topics</source>
        <translation>die Liste der Topics</translation>
    </message>
    <message>
        <source>addresses of brokers</source>
        <translation>Adressen von Brokern</translation>
    </message>
    <message>
        <source>racks</source>
        <translation>Racks</translation>
    </message>
    <message>
        <source>log start and high watermark of partitions, and with them rates</source>
        <translation>Log-Anfang und High Watermark von Partitionen und damit Raten</translation>
    </message>
    <message>
        <source>last stable offsets</source>
        <translation>Last Stable Offsets</translation>
    </message>
    <message>
        <source>a beginning by time and the timeline</source>
        <translation>ein Beginn nach Zeit und die Zeitleiste</translation>
    </message>
    <message>
        <source>reading messages</source>
        <translation>Nachrichten lesen</translation>
    </message>
    <message>
        <source>headers of messages that are read</source>
        <translation>Header gelesener Nachrichten</translation>
    </message>
    <message>
        <source>timestamps of messages that are read</source>
        <translation>Zeitstempel gelesener Nachrichten</translation>
    </message>
    <message>
        <source>a choice of isolation</source>
        <translation>eine Wahl der Isolation</translation>
    </message>
    <message>
        <source>producing</source>
        <translation>Produzieren</translation>
    </message>
    <message>
        <source>headers</source>
        <translation>Header</translation>
    </message>
    <message>
        <source>a timestamp of one&apos;s own</source>
        <translation>ein eigener Zeitstempel</translation>
    </message>
    <message>
        <source>a choice of acks</source>
        <translation>eine Wahl der Acks</translation>
    </message>
    <message>
        <source>creating topics</source>
        <translation>Topics anlegen</translation>
    </message>
    <message>
        <source>trying without creating</source>
        <translation>Prüfen ohne Anlegen</translation>
    </message>
    <message>
        <source>deleting topics</source>
        <translation>Topics löschen</translation>
    </message>
    <message>
        <source>consumer groups</source>
        <translation>Consumer-Gruppen</translation>
    </message>
    <message>
        <source>offsets and lag of groups</source>
        <translation>Offsets und Rückstand von Gruppen</translation>
    </message>
    <message>
        <source>This server does not speak v2 of the protocol, which has it.</source>
        <translation>Dieser Server spricht v2 des Protokolls nicht, die es hätte.</translation>
    </message>
    <message>
        <source>This server does not speak v3 of the protocol, which has it.</source>
        <translation>Dieser Server spricht v3 des Protokolls nicht, die es hätte.</translation>
    </message>
    <message>
        <source>A REST Proxy has no such call.</source>
        <translation>Ein REST-Proxy hat keinen solchen Aufruf.</translation>
    </message>
    <message>
        <source>It is as the REST Proxy is set up; a client cannot choose.</source>
        <translation>Das ist so, wie der REST-Proxy eingerichtet ist; ein Client kann nicht wählen.</translation>
    </message>
    <message>
        <source>This server does not have the call.</source>
        <translation>Dieser Server hat den Aufruf nicht.</translation>
    </message>
    <message>
        <source>There are servers that do it instead of trying it, so they are not asked.</source>
        <translation>Manche Server tun es, statt es nur zu prüfen; deshalb wird nicht gefragt.</translation>
    </message>
    <message>
        <source>Asked whether it has this, the server gave an error; it is asked again when this is wanted.</source>
        <translation>Gefragt, ob er das kann, hat der Server mit einem Fehler geantwortet; er wird wieder gefragt, wenn es gebraucht wird.</translation>
    </message>
    <message>
        <source>%1 It said: “%2”</source>
        <translation>%1 Er sagte: „%2“</translation>
    </message>
    <message>
        <source>What this REST Proxy offers</source>
        <translation>Was dieser REST-Proxy bietet</translation>
    </message>
    <message>
        <source>A flow is a member of a consumer group and needs brokers; a REST Proxy cannot carry it.</source>
        <translation>Ein Flow ist Mitglied einer Consumer-Gruppe und braucht Broker; ein REST Proxy kann ihn nicht tragen.</translation>
    </message>
    <message>
        <source>no v2</source>
        <translation>kein v2</translation>
    </message>
    <message>
        <source>no v3</source>
        <translation>kein v3</translation>
    </message>
    <message>
        <source>no such call</source>
        <translation>kein solcher Aufruf</translation>
    </message>
    <message>
        <source>the proxy decides</source>
        <translation>der Proxy entscheidet</translation>
    </message>
    <message>
        <source>not on this server</source>
        <translation>nicht auf diesem Server</translation>
    </message>
    <message>
        <source>not safe</source>
        <translation>nicht sicher</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>v2 refused</source>
        <translation>v2 verweigert</translation>
    </message>
    <message>
        <source>v3 refused</source>
        <translation>v3 verweigert</translation>
    </message>
    <message>
        <source>The server refuses v2 of the protocol, which has it, to these credentials.</source>
        <translation>Der Server verweigert diesen Zugangsdaten v2 des Protokolls, die es hätte.</translation>
    </message>
    <message>
        <source>The server refuses v3 of the protocol, which has it, to these credentials.</source>
        <translation>Der Server verweigert diesen Zugangsdaten v3 des Protokolls, die es hätte.</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 und %n weiteres</numerusform>
            <numerusform>%1 und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Not over this connection: %1.</source>
        <translation>Nicht über diese Verbindung: %1.</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>verweigert</translation>
    </message>
    <message>
        <source>configurations of topics</source>
        <translation>Konfigurationen von Topics</translation>
    </message>
    <message>
        <source>configurations of brokers</source>
        <translation>Konfigurationen von Brokern</translation>
    </message>
    <message>
        <source>The server refuses the call to these credentials.</source>
        <translation>Der Server verweigert diesen Zugangsdaten den Aufruf.</translation>
    </message>
    <message>
        <source>%1 It answers HTTP %2 to %3.</source>
        <translation>%1 Er antwortet mit HTTP %2 auf %3.</translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::PageTabs</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation>Sandbox</translation>
    </message>
    <message>
        <source>&amp;Pin</source>
        <translation>An&amp;heften</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Schließen</translation>
    </message>
    <message>
        <source>Close the &amp;others</source>
        <translation>Die &amp;anderen schließen</translation>
    </message>
    <message>
        <source>Stop it and close the page</source>
        <translation>Anhalten und die Seite schließen</translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::PartitionStartsDialog</name>
    <message>
        <source>Where the partition begins</source>
        <translation>Wo die Partition beginnt</translation>
    </message>
    <message>
        <source>Where each partition begins</source>
        <translation>Wo jede Partition beginnt</translation>
    </message>
    <message>
        <source>Partition</source>
        <translation>Partition</translation>
    </message>
    <message>
        <source>Begins at</source>
        <translation>Beginnt bei</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>Bedeutung</translation>
    </message>
    <message>
        <source>are not read</source>
        <translation>werden nicht gelesen</translation>
    </message>
    <message>
        <source>begin at the earliest</source>
        <translation>beginnen am Anfang</translation>
    </message>
    <message>
        <source>begin at the latest</source>
        <translation>beginnen am Ende</translation>
    </message>
    <message>
        <source>Partitions without a place of their own</source>
        <translation>Partitionen ohne eigene Stelle</translation>
    </message>
    <message>
        <source>&amp;Read</source>
        <translation>&amp;Lesen</translation>
    </message>
    <message>
        <source>Partitions with&amp;out a place:</source>
        <translation>Partitionen &amp;ohne Stelle:</translation>
    </message>
    <message>
        <source>An offset, a time, earliest or latest; lines “topic partition offset” can be pasted.</source>
        <translation>Offset, Zeit, Anfang oder Ende; Zeilen „Topic Partition Offset“ lassen sich einfügen.</translation>
    </message>
    <message>
        <source>An offset, a time, earliest or latest; lines “partition offset” can be pasted.</source>
        <translation>Offset, Zeit, Anfang oder Ende; Zeilen „Partition Offset“ lassen sich einfügen.</translation>
    </message>
    <message>
        <source>&amp;Earliest</source>
        <translation>&amp;Anfang</translation>
    </message>
    <message>
        <source>The chosen rows begin at the earliest (Ctrl+A chooses all)</source>
        <translation>Die gewählten Zeilen beginnen am Anfang (Strg+A wählt alle)</translation>
    </message>
    <message>
        <source>&amp;Latest</source>
        <translation>En&amp;de</translation>
    </message>
    <message>
        <source>The chosen rows begin at the latest (Ctrl+A chooses all)</source>
        <translation>Die gewählten Zeilen beginnen am Ende (Strg+A wählt alle)</translation>
    </message>
    <message>
        <source>&amp;Clear</source>
        <translation>Lee&amp;ren</translation>
    </message>
    <message>
        <source>The chosen rows have no place of their own (Del)</source>
        <translation>Die gewählten Zeilen haben keine eigene Stelle (Entf)</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Einfügen</translation>
    </message>
    <message>
        <source>Lines of a partition and where it begins, from the clipboard (Ctrl+V)</source>
        <translation>Zeilen aus Partition und Beginn aus der Zwischenablage (Strg+V)</translation>
    </message>
    <message>
        <source>Nobody has told yet which partitions there are.</source>
        <translation>Welche Partitionen es gibt, ist noch nicht bekannt.</translation>
    </message>
    <message>
        <source>The topic has no such partition.</source>
        <translation>Das Topic hat diese Partition nicht.</translation>
    </message>
    <message>
        <source>all that is there</source>
        <translation>alles, was da ist</translation>
    </message>
    <message>
        <source>what arrives from now on</source>
        <translation>was ab jetzt ankommt</translation>
    </message>
    <message>
        <source>its first message at or after this local time</source>
        <translation>die erste Nachricht zu oder nach dieser Ortszeit</translation>
    </message>
    <message>
        <source>offset %1</source>
        <translation>Offset %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln partition(s) with a place of its own</source>
        <translation>
            <numerusform>%Ln Partition mit eigener Stelle</numerusform>
            <numerusform>%Ln Partitionen mit eigener Stelle</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 has no partition %2.</source>
        <translation>%1 hat keine Partition %2.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of what was pasted could not be taken: %1</source>
        <translation>
            <numerusform>%Ln Zeile oder Partition aus der Zwischenablage ließ sich nicht übernehmen: %1</numerusform>
            <numerusform>%Ln Zeilen oder Partitionen aus der Zwischenablage ließen sich nicht übernehmen: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Partition %1: %2</source>
        <translation>Partition %1: %2</translation>
    </message>
    <message>
        <source>No partition would be read: give one a place, or let the others begin somewhere.</source>
        <translation>Es würde keine Partition gelesen: Geben Sie einer eine Stelle, oder lassen Sie die übrigen irgendwo beginnen.</translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::PartitionsView</name>
    <message>
        <source>Partitions</source>
        <translation>Partitionen</translation>
    </message>
    <message>
        <source>Partition</source>
        <translation>Partition</translation>
    </message>
    <message>
        <source>Leader</source>
        <translation>Leader</translation>
    </message>
    <message>
        <source>Replicas</source>
        <translation>Replikate</translation>
    </message>
    <message>
        <source>In-sync replicas</source>
        <translation>In-Sync-Replikate</translation>
    </message>
    <message>
        <source>Log start offset</source>
        <translation>Log-Start-Offset</translation>
    </message>
    <message>
        <source>High watermark</source>
        <translation>High Watermark</translation>
    </message>
    <message>
        <source>Offset span</source>
        <translation>Offset-Spanne</translation>
    </message>
    <message>
        <source>Offsets/s</source>
        <translation>Offsets/s</translation>
    </message>
    <message>
        <source>Show the &amp;leader</source>
        <translation>&amp;Leader anzeigen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln partition(s)</source>
        <translation>
            <numerusform>%Ln Partition</numerusform>
            <numerusform>%Ln Partitionen</numerusform>
        </translation>
    </message>
    <message>
        <source>replication factor %1</source>
        <translation>Replikationsfaktor %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln under-replicated</source>
        <translation>
            <numerusform>%Ln unterrepliziert</numerusform>
            <numerusform>%Ln unterrepliziert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln offline</source>
        <translation>
            <numerusform>%Ln offline</numerusform>
            <numerusform>%Ln offline</numerusform>
        </translation>
    </message>
    <message>
        <source>offset span %1</source>
        <translation>Offset-Spanne %1</translation>
    </message>
    <message>
        <source>Reading the partitions…</source>
        <translation>Die Partitionen werden gelesen…</translation>
    </message>
    <message>
        <source>topic %1</source>
        <translation>Topic %1</translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::PayloadEditor</name>
    <message>
        <source>something else is expected here</source>
        <translation>hier wird etwas anderes erwartet</translation>
    </message>
    <message>
        <source>a string has no end</source>
        <translation>eine Zeichenkette hat kein Ende</translation>
    </message>
    <message>
        <source>not a number</source>
        <translation>keine Zahl</translation>
    </message>
    <message>
        <source>an escape that JSON does not know</source>
        <translation>eine Escape-Sequenz, die JSON nicht kennt</translation>
    </message>
    <message>
        <source>bytes that are not UTF-8</source>
        <translation>Bytes, die kein UTF-8 sind</translation>
    </message>
    <message>
        <source>nested too deeply</source>
        <translation>zu tief verschachtelt</translation>
    </message>
    <message>
        <source>more after the end</source>
        <translation>nach dem Ende folgt noch etwas</translation>
    </message>
    <message>
        <source>nothing is there</source>
        <translation>es ist nichts da</translation>
    </message>
    <message>
        <source>Indent</source>
        <translation>Einrücken</translation>
    </message>
    <message>
        <source>Let go</source>
        <translation>Freigeben</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>Hex</translation>
    </message>
    <message>
        <source>Base64</source>
        <translation>Base64</translation>
    </message>
    <message>
        <source>null</source>
        <translation>null</translation>
    </message>
    <message>
        <source>Form of the %1</source>
        <translation>Form: %1</translation>
    </message>
    <message>
        <source>How the bytes are written. null is Kafka&apos;s null, which is not the same as empty</source>
        <translation>Wie die Bytes geschrieben sind. null ist Kafkas null und nicht dasselbe wie leer</translation>
    </message>
    <message>
        <source>Indent the JSON; numbers and strings stay as they are</source>
        <translation>Das JSON einrücken; Zahlen und Zeichenketten bleiben, wie sie sind</translation>
    </message>
    <message>
        <source>Let go of the bytes that are held, and edit again</source>
        <translation>Die gehaltenen Bytes freigeben und wieder bearbeiten</translation>
    </message>
    <message>
        <source>From file…</source>
        <translation>Aus Datei…</translation>
    </message>
    <message>
        <source>Take the bytes of a file</source>
        <translation>Die Bytes einer Datei übernehmen</translation>
    </message>
    <message>
        <source>Bytes of a file</source>
        <translation>Bytes einer Datei</translation>
    </message>
    <message>
        <source>The file cannot be read: %1</source>
        <translation>Die Datei ist nicht lesbar: %1</translation>
    </message>
    <message>
        <source>The file has %1; no message can be that large.</source>
        <translation>Die Datei hat %1; so groß kann keine Nachricht sein.</translation>
    </message>
    <message>
        <source>%1 are held as they are; that is too much to edit.</source>
        <translation>%1 werden unverändert gehalten; das ist zu viel zum Bearbeiten.</translation>
    </message>
    <message>
        <source>null: as a value it is a tombstone in a compacted topic</source>
        <translation>null: als Wert in einem kompaktierten Topic ein Tombstone</translation>
    </message>
    <message>
        <source>empty, which is not null</source>
        <translation>leer, was nicht null ist</translation>
    </message>
    <message numerus="yes">
        <source>%Ln byte(s)</source>
        <translation>
            <numerusform>%Ln&#xa0;Byte</numerusform>
            <numerusform>%Ln&#xa0;Bytes</numerusform>
        </translation>
    </message>
    <message>
        <source>Not JSON: line %1, column %2: %3</source>
        <translation>Kein JSON: Zeile %1, Spalte %2: %3</translation>
    </message>
    <message>
        <source>valid JSON, %1</source>
        <translation>gültiges JSON, %1</translation>
    </message>
    <message>
        <source>null, unless something is typed</source>
        <translation>null, solange nichts eingegeben ist</translation>
    </message>
    <message>
        <source>%1: line %2, column %3: %4</source>
        <translation>%1: Zeile %2, Spalte %3: %4</translation>
    </message>
    <message>
        <source>What was pasted is not taken. %1</source>
        <translation>Das Eingefügte wurde nicht übernommen. %1</translation>
    </message>
    <message>
        <source>%1 · the line ends of what was pasted are LF now; “From file…” keeps every byte</source>
        <translation>%1 · die Zeilenenden des Eingefügten sind jetzt LF; „Aus Datei…“ behält jedes Byte</translation>
    </message>
    <message>
        <source>%1 were held here and not sent; that was too much to keep: give them again.</source>
        <translation>%1 lagen hier und wurden nicht gesendet; zum Aufbewahren war es zu viel: bitte noch einmal angeben.</translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::ProducePage</name>
    <message>
        <source>All in-sync replicas must have it; idempotent: neither lost nor doubled.</source>
        <translation>Alle In-Sync-Replikate müssen sie haben; idempotent: weder verloren noch doppelt.</translation>
    </message>
    <message>
        <source>The leader alone: lost if it fails before others have it, may be doubled.</source>
        <translation>Nur der Leader: verloren, wenn er ausfällt, bevor andere sie haben; kann doppelt sein.</translation>
    </message>
    <message>
        <source>Nobody answers: no offset is told, and a loss goes unnoticed.</source>
        <translation>Niemand antwortet: Kein Offset wird genannt, und ein Verlust bleibt unbemerkt.</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>&amp;Send</source>
        <translation>&amp;Senden</translation>
    </message>
    <message>
        <source>Produce a message</source>
        <translation>Nachricht senden</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>Partition</source>
        <translation>Partition</translation>
    </message>
    <message>
        <source>Timestamp</source>
        <translation>Zeitstempel</translation>
    </message>
    <message>
        <source>now; or 2026-01-31T12:00:00Z, or milliseconds since 1970</source>
        <translation>jetzt; oder 2026-01-31T12:00:00Z, oder Millisekunden seit 1970</translation>
    </message>
    <message>
        <source>Acknowledgement</source>
        <translation>Quittung</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>1</source>
        <translation>1</translation>
    </message>
    <message>
        <source>0</source>
        <translation>0</translation>
    </message>
    <message>
        <source>T&amp;opic</source>
        <translation>T&amp;opic</translation>
    </message>
    <message>
        <source>&amp;Partition</source>
        <translation>&amp;Partition</translation>
    </message>
    <message>
        <source>Ti&amp;mestamp</source>
        <translation>&amp;Zeitstempel</translation>
    </message>
    <message>
        <source>&amp;Acks</source>
        <translation>A&amp;cks</translation>
    </message>
    <message>
        <source>Send the message (Ctrl+Enter)</source>
        <translation>Die Nachricht senden (Strg+Eingabe)</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>Von vorn</translation>
    </message>
    <message>
        <source>Empty key, value and headers</source>
        <translation>Schlüssel, Wert und Header leeren</translation>
    </message>
    <message>
        <source>By the partitioner</source>
        <translation>Durch den Partitioner</translation>
    </message>
    <message>
        <source>The timestamp is a time such as 2026-01-31T12:00:00Z, or milliseconds since 1970.</source>
        <translation>Der Zeitstempel ist eine Zeit wie 2026-01-31T12:00:00Z oder Millisekunden seit 1970.</translation>
    </message>
    <message>
        <source>Choose a topic.</source>
        <translation>Wählen Sie ein Topic.</translation>
    </message>
    <message>
        <source>This topic is not on the cluster; producing never creates one.</source>
        <translation>Dieses Topic gibt es auf dem Cluster nicht; Senden legt nie eines an.</translation>
    </message>
    <message>
        <source>would go to partition %1</source>
        <translation>ginge in Partition %1</translation>
    </message>
    <message>
        <source>without a key the partitioner spreads messages over all partitions</source>
        <translation>ohne Schlüssel verteilt der Partitioner die Nachrichten auf alle Partitionen</translation>
    </message>
    <message>
        <source>%1 is more than the topic takes: %2</source>
        <translation>%1 ist mehr, als das Topic annimmt: %2</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1&#xa0;ms</translation>
    </message>
    <message>
        <source>Sent to %1, partition %2; with acks 0 nobody tells the offset. %3.</source>
        <translation>An %1 gesendet, Partition %2; mit acks 0 nennt niemand den Offset. %3.</translation>
    </message>
    <message>
        <source>Written to %1, partition %2, offset %3, timestamp %4, in %5.</source>
        <translation>In %1 geschrieben, Partition %2, Offset %3, Zeitstempel %4, in %5.</translation>
    </message>
    <message>
        <source>Produce</source>
        <translation>Senden</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) sent</source>
        <translation>
            <numerusform>%Ln Nachricht gesendet</numerusform>
            <numerusform>%Ln Nachrichten gesendet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln fehlgeschlagen</numerusform>
            <numerusform>%Ln fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>(leer)</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Offset</source>
        <translation>Offset</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Sent messages</source>
        <translation>Gesendete Nachrichten</translation>
    </message>
    <message>
        <source>Send a&amp;gain</source>
        <translation>&amp;Erneut senden</translation>
    </message>
    <message>
        <source>Send the chosen message once more, just as it was</source>
        <translation>Die gewählte Nachricht unverändert noch einmal senden</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>Take the chosen message into the form</source>
        <translation>Die gewählte Nachricht in das Formular übernehmen</translation>
    </message>
    <message>
        <source>Sent, the newest first</source>
        <translation>Gesendet, die neueste zuerst</translation>
    </message>
    <message>
        <source>on its way</source>
        <translation>unterwegs</translation>
    </message>
    <message>
        <source>delivered</source>
        <translation>zugestellt</translation>
    </message>
    <message>
        <source>Written to %1, partition %2. The server refused the first try and it was repeated: the message may have been written twice.</source>
        <translation>Geschrieben nach %1, Partition %2. Der Server lehnte den ersten Versuch ab, und er wurde wiederholt: Die Nachricht kann zweimal geschrieben sein.</translation>
    </message>
    <message>
        <source>Written to %1, partition %2; the server does not tell the offset. %3.</source>
        <translation>Geschrieben nach %1, Partition %2; der Server nennt den Offset nicht. %3.</translation>
    </message>
    <message>
        <source>too long to be kept until it is sent</source>
        <translation>zu lang, um bis zum Senden behalten zu werden</translation>
    </message>
    <message>
        <source>What was written here was replaced.</source>
        <translation>Was hier geschrieben stand, wurde ersetzt.</translation>
    </message>
    <message>
        <source>&amp;Bring it back</source>
        <translation>&amp;Zurückholen</translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::PropertyTable</name>
    <message>
        <source>Property</source>
        <translation>Eigenschaft</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Further properties</source>
        <translation>Weitere Eigenschaften</translation>
    </message>
    <message>
        <source>a value without a property</source>
        <translation>ein Wert ohne Eigenschaft</translation>
    </message>
    <message>
        <source>has a field of its own above</source>
        <translation>hat oben ein eigenes Feld</translation>
    </message>
    <message>
        <source>set by Streamscope itself</source>
        <translation>setzt Streamscope selbst</translation>
    </message>
    <message>
        <source>can run code: confirm it below</source>
        <translation>kann Code ausführen: unten bestätigen</translation>
    </message>
    <message>
        <source>not a property of librdkafka</source>
        <translation>keine Eigenschaft von librdkafka</translation>
    </message>
    <message>
        <source>Property %1: %2</source>
        <translation>Eigenschaft %1: %2</translation>
    </message>
    <message>
        <source>default %1</source>
        <translation>Standard %1</translation>
    </message>
    <message>
        <source>Return edits a cell, Del removes a row</source>
        <translation>Eingabe bearbeitet eine Zelle, Entf entfernt eine Zeile</translation>
    </message>
    <message>
        <source>has no value</source>
        <translation>hat keinen Wert</translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::QueryForm</name>
    <message>
        <source>T&amp;opics</source>
        <translation>T&amp;opics</translation>
    </message>
    <message>
        <source>&amp;Group by</source>
        <translation>&amp;Gruppieren nach</translation>
    </message>
    <message>
        <source>&amp;Where</source>
        <translation>&amp;Nur wenn</translation>
    </message>
    <message>
        <source>&amp;Aggregates</source>
        <translation>Agg&amp;regate</translation>
    </message>
    <message>
        <source>orders, payments</source>
        <translation>orders, payments</translation>
    </message>
    <message>
        <source>One topic or several, separated by commas</source>
        <translation>Ein Topic oder mehrere, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>all messages, or value.total &gt; 100</source>
        <translation>alle Nachrichten, oder value.total &gt; 100</translation>
    </message>
    <message>
        <source>Separated by commas: count, sum:value.total, min:, max:, mean:, p99: (any percentile), distinct:, top5: – each with an expression</source>
        <translation>Durch Kommas getrennt: count, sum:value.total, min:, max:, mean:, p99: (jedes Perzentil), distinct:, top5: – jeweils mit einem Ausdruck</translation>
    </message>
    <message>
        <source>Windows of:</source>
        <translation>Fenster von:</translation>
    </message>
    <message>
        <source>Hopping windows of:</source>
        <translation>Überlappende Fenster:</translation>
    </message>
    <message>
        <source>Sessions, silent for:</source>
        <translation>Sitzungen, still für:</translation>
    </message>
    <message>
        <source>Kind of window</source>
        <translation>Art des Fensters</translation>
    </message>
    <message>
        <source>Windows one after the other, aligned to the epoch; hopping ones that overlap; or sessions, each of one group, that last until it is silent</source>
        <translation>Fenster hintereinander, an der Epoche ausgerichtet; solche, die sich überlappen; oder Sitzungen je einer Gruppe, die dauern, bis sie still ist</translation>
    </message>
    <message>
        <source>Length of a window</source>
        <translation>Länge eines Fensters</translation>
    </message>
    <message>
        <source>A window begins every</source>
        <translation>Ein Fenster beginnt alle</translation>
    </message>
    <message>
        <source>So often a window begins; a message is in all that are over it</source>
        <translation>So oft beginnt ein Fenster; eine Nachricht ist in allen, die über ihr liegen</translation>
    </message>
    <message>
        <source>by their timestamps</source>
        <translation>nach ihren Zeitstempeln</translation>
    </message>
    <message>
        <source>as they arrive</source>
        <translation>wie sie ankommen</translation>
    </message>
    <message>
        <source>Time of a message</source>
        <translation>Zeit einer Nachricht</translation>
    </message>
    <message>
        <source>The messages&apos; own timestamps, or the clock when they are read</source>
        <translation>Die Zeitstempel der Nachrichten selbst oder die Uhr beim Lesen</translation>
    </message>
    <message>
        <source>Lateness allowed</source>
        <translation>Erlaubte Verspätung</translation>
    </message>
    <message>
        <source>A window closes so much later; what comes after that is counted as late</source>
        <translation>Ein Fenster schließt um so viel später; was danach kommt, wird als verspätet gezählt</translation>
    </message>
    <message>
        <source>500ms, 60s, 5m, 2h, 1d</source>
        <translation>500ms, 60s, 5m, 2h, 1d</translation>
    </message>
    <message>
        <source>every</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>late by</source>
        <translation>verspätet um</translation>
    </message>
    <message>
        <source>“%1” is no length of time here: write 500ms, 60s, 5m, 2h or 1d.</source>
        <translation>„%1“ ist hier keine Zeitspanne: 500ms, 60s, 5m, 2h oder 1d schreiben.</translation>
    </message>
    <message>
        <source>Windows of %1 begin at most that far apart, and at most %2 of them are over one message.</source>
        <translation>Fenster von %1 beginnen höchstens so weit auseinander, und höchstens %2 davon liegen über einer Nachricht.</translation>
    </message>
    <message>
        <source>Name a topic.</source>
        <translation>Ein Topic nennen.</translation>
    </message>
    <message>
        <source>Say what to group by, such as value.event.</source>
        <translation>Angeben, wonach gruppiert wird, etwa value.event.</translation>
    </message>
    <message>
        <source>Group by: %1</source>
        <translation>Gruppieren nach: %1</translation>
    </message>
    <message>
        <source>Where: %1</source>
        <translation>Nur wenn: %1</translation>
    </message>
    <message>
        <source>Aggregates: %1</source>
        <translation>Aggregate: %1</translation>
    </message>
    <message>
        <source>Counting does not begin at a group&apos;s offsets, and ends at the end or not at all.</source>
        <translation>Gezählt wird nicht ab den Offsets einer Gruppe, und bis zum Ende oder ohne Ende.</translation>
    </message>
    <message>
        <source>What is aggregated</source>
        <translation>Was analysiert wird</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>Über</translation>
    </message>
    <message>
        <source>When held messages arrived is not known any more</source>
        <translation>Wann gehaltene Nachrichten eintrafen, ist nicht mehr bekannt</translation>
    </message>
    <message>
        <source>Of what is held, nothing is late</source>
        <translation>Von dem, was gehalten wird, ist nichts verspätet</translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::ReadBar</name>
    <message>
        <source>Partitions are numbers and ranges, such as 0, 3-5; “%1” is not.</source>
        <translation>Partitionen sind Zahlen und Bereiche wie 0, 3-5; „%1“ ist das nicht.</translation>
    </message>
    <message>
        <source>These are more partitions than a topic can have.</source>
        <translation>Das sind mehr Partitionen, als ein Topic haben kann.</translation>
    </message>
    <message>
        <source>From latest</source>
        <translation>Ab Ende</translation>
    </message>
    <message>
        <source>From earliest</source>
        <translation>Ab Anfang</translation>
    </message>
    <message>
        <source>Last messages:</source>
        <translation>Letzte Nachrichten:</translation>
    </message>
    <message>
        <source>Last minutes:</source>
        <translation>Letzte Minuten:</translation>
    </message>
    <message>
        <source>From offset:</source>
        <translation>Ab Offset:</translation>
    </message>
    <message>
        <source>From time:</source>
        <translation>Ab Zeitpunkt:</translation>
    </message>
    <message>
        <source>Where reading begins</source>
        <translation>Wo das Lesen beginnt</translation>
    </message>
    <message>
        <source>Where reading begins; the topic is read anew</source>
        <translation>Wo das Lesen beginnt; das Topic wird neu gelesen</translation>
    </message>
    <message>
        <source>Time to begin at</source>
        <translation>Zeitpunkt, an dem begonnen wird</translation>
    </message>
    <message>
        <source>Local time. Each partition begins at its first message at or after it</source>
        <translation>Ortszeit. Jede Partition beginnt mit ihrer ersten Nachricht ab diesem Zeitpunkt</translation>
    </message>
    <message>
        <source>All partitions</source>
        <translation>Alle Partitionen</translation>
    </message>
    <message>
        <source>Partitions</source>
        <translation>Partitionen</translation>
    </message>
    <message>
        <source>Which partitions are read, such as 0, 3-5; empty: all</source>
        <translation>Welche Partitionen gelesen werden, etwa 0, 3-5; leer: alle</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>Until the end</source>
        <translation>Bis zum Ende</translation>
    </message>
    <message>
        <source>Live or until the end</source>
        <translation>Live oder bis zum Ende</translation>
    </message>
    <message>
        <source>Committed</source>
        <translation>Bestätigt</translation>
    </message>
    <message>
        <source>Uncommitted</source>
        <translation>Unbestätigt</translation>
    </message>
    <message>
        <source>Isolation</source>
        <translation>Isolation</translation>
    </message>
    <message>
        <source>Committed ends at the last stable offset and leaves aborted messages out; uncommitted shows all.</source>
        <translation>Bestätigt (read_committed) endet am Last Stable Offset und lässt abgebrochene Nachrichten aus; Unbestätigt (read_uncommitted) zeigt alle.</translation>
    </message>
    <message>
        <source>How many messages</source>
        <translation>Wie viele Nachrichten</translation>
    </message>
    <message>
        <source>How many minutes</source>
        <translation>Wie viele Minuten</translation>
    </message>
    <message>
        <source>Offset to begin at</source>
        <translation>Offset, bei dem begonnen wird</translation>
    </message>
    <message>
        <source>“%1” is not a whole number from 0.</source>
        <translation>„%1“ ist keine ganze Zahl ab 0.</translation>
    </message>
    <message numerus="yes">
        <source>%1 has no partition %2; it has %Ln partition(s), from 0.</source>
        <translation>
            <numerusform>%1 hat keine Partition %2; es hat %Ln Partition, ab 0.</numerusform>
            <numerusform>%1 hat keine Partition %2; es hat %Ln Partitionen, ab 0.</numerusform>
        </translation>
    </message>
    <message>
        <source>From a group:</source>
        <translation>Ab Gruppe:</translation>
    </message>
    <message>
        <source>Until offset:</source>
        <translation>Bis Offset:</translation>
    </message>
    <message>
        <source>Until time:</source>
        <translation>Bis Zeit:</translation>
    </message>
    <message>
        <source>Until count:</source>
        <translation>Bis Anzahl:</translation>
    </message>
    <message>
        <source>Live: goes on with what arrives, and lets the oldest go when memory is full. Until the end: stops at the ends as they are now, and skips nothing. So do the others, each at its place</source>
        <translation>Live: Es geht weiter mit dem, was ankommt, und das Älteste geht, wenn der Speicher voll ist. Bis zum Ende: hält an den Enden, wie sie jetzt sind, und überspringt nichts. So auch die anderen, jede an ihrer Stelle</translation>
    </message>
    <message>
        <source>Time to end at</source>
        <translation>Zeit, an der das Lesen endet</translation>
    </message>
    <message>
        <source>Local time. Each partition ends before its first message at or after it, or where it ends now</source>
        <translation>Ortszeit. Jede Partition endet vor ihrer ersten Nachricht zu dieser Zeit oder danach, sonst an ihrem jetzigen Ende</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Group whose offsets reading begins at</source>
        <translation>Gruppe, an deren Offsets das Lesen beginnt</translation>
    </message>
    <message>
        <source>Reading begins where this consumer group would go on. It is neither joined nor changed</source>
        <translation>Das Lesen beginnt, wo diese Consumer-Gruppe weiterlesen würde. Ihr wird nicht beigetreten, und sie wird nicht verändert</translation>
    </message>
    <message>
        <source>How many messages to read</source>
        <translation>Wie viele Nachrichten gelesen werden</translation>
    </message>
    <message>
        <source>Offset to end at</source>
        <translation>Offset, an dem das Lesen endet</translation>
    </message>
    <message>
        <source>Reading ends after so many messages of all partitions together</source>
        <translation>Das Lesen endet nach so vielen Nachrichten aller Partitionen zusammen</translation>
    </message>
    <message>
        <source>Each partition is read below this offset</source>
        <translation>Jede Partition wird unterhalb dieses Offsets gelesen</translation>
    </message>
    <message>
        <source>The name of the group is missing.</source>
        <translation>Der Name der Gruppe fehlt.</translation>
    </message>
    <message>
        <source>So many of the newest messages by timestamp, of all partitions together. Where finding them takes longer than five seconds, of those read till then; beyond a million, and through a REST Proxy, so many offsets, shared evenly among the partitions.</source>
        <translation>So viele der nach Zeitstempel neuesten Nachrichten, aller Partitionen zusammen. Wo sie zu finden länger als fünf Sekunden dauert, von den bis dahin gelesenen; über eine Million und über einen REST-Proxy so viele Offsets, gleichmäßig auf die Partitionen verteilt.</translation>
    </message>
    <message>
        <source>By partition…</source>
        <translation>Je Partition …</translation>
    </message>
    <message>
        <source>Where each partition begins</source>
        <translation>Wo jede Partition beginnt</translation>
    </message>
    <message>
        <source>Choose the partitions and where each of them begins</source>
        <translation>Die Partitionen wählen, und wo jede beginnt</translation>
    </message>
    <message numerus="yes">
        <source>%Ln partition(s)…</source>
        <translation>
            <numerusform>%Ln Partition …</numerusform>
            <numerusform>%Ln Partitionen …</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All, %Ln of its own…</source>
        <translation>
            <numerusform>Alle, %Ln eigene …</numerusform>
            <numerusform>Alle, %Ln eigene …</numerusform>
        </translation>
    </message>
    <message>
        <source>No partition is chosen that would be read.</source>
        <translation>Es ist keine Partition gewählt, die gelesen würde.</translation>
    </message>
    <message>
        <source>earliest</source>
        <translation>Anfang</translation>
    </message>
    <message>
        <source>latest</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>“%1” is no offset and no time, and neither earliest nor latest.</source>
        <translation>„%1“ ist weder Offset noch Zeit, weder Anfang noch Ende.</translation>
    </message>
    <message>
        <source>“%1” is not a partition and where it begins.</source>
        <translation>„%1“ ist keine Partition mit ihrem Beginn.</translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::ReferenceEdit</name>
    <message>
        <source>Take the ne&amp;west</source>
        <translation>Neueste neh&amp;men</translation>
    </message>
    <message>
        <source>Message referred to</source>
        <translation>Nachricht, auf die Bezug genommen wird</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>A message as a line of JSON; expressions read it as key, value.…, headers</source>
        <translation>Eine Nachricht als Zeile JSON; Ausdrücke lesen sie als key, value.…, headers</translation>
    </message>
    <message>
        <source>The newest message of the topic</source>
        <translation>Die neueste Nachricht des Topics</translation>
    </message>
    <message>
        <source>&amp;Refers to</source>
        <translation>Be&amp;zug auf</translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::ReplayDialog</name>
    <message>
        <source>Change the &amp;value</source>
        <translation>&amp;Wert ändern</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Keep the &amp;headers</source>
        <translation>&amp;Header behalten</translation>
    </message>
    <message>
        <source>Add headers that tell &amp;where each message comes from</source>
        <translation>Header &amp;dazu, die sagen, woher jede Nachricht kommt</translation>
    </message>
    <message>
        <source>E&amp;xactly once</source>
        <translation>&amp;Genau einmal</translation>
    </message>
    <message>
        <source>&amp;Open and try it</source>
        <translation>Öffnen und aus&amp;probieren</translation>
    </message>
    <message>
        <source>Replay or copy</source>
        <translation>Erneut schreiben oder kopieren</translation>
    </message>
    <message>
        <source>Keys and timestamps stay as they are. It opens as a flow, which is tried on the last of these messages; nothing is written before it is run there. Stopped, it goes on where it was.</source>
        <translation>Schlüssel und Zeitstempel bleiben, wie sie sind. Es öffnet sich ein Flow, der an den letzten dieser Nachrichten ausprobiert wird; geschrieben wird erst, wenn er dort ausgeführt wird. Angehalten geht er weiter, wo er war.</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>Only where</source>
        <translation>Nur wo</translation>
    </message>
    <message>
        <source>all of them; or an expression: value.total &gt; 100</source>
        <translation>alle; oder ein Ausdruck: value.total &gt; 100</translation>
    </message>
    <message>
        <source>Keep each message&apos;s own, and with it the order</source>
        <translation>Jeder Nachricht ihre lassen, und damit die Reihenfolge</translation>
    </message>
    <message>
        <source>Choose anew, by the key</source>
        <translation>Neu wählen, nach dem Schlüssel</translation>
    </message>
    <message>
        <source>Partitions</source>
        <translation>Partitionen</translation>
    </message>
    <message>
        <source>&amp;Messages</source>
        <translation>&amp;Nachrichten</translation>
    </message>
    <message>
        <source>&amp;Connection</source>
        <translation>&amp;Verbindung</translation>
    </message>
    <message>
        <source>&amp;Topic</source>
        <translation>&amp;Topic</translation>
    </message>
    <message>
        <source>Onl&amp;y where</source>
        <translation>N&amp;ur wo</translation>
    </message>
    <message>
        <source>&amp;Partitions</source>
        <translation>Pa&amp;rtitionen</translation>
    </message>
    <message>
        <source>&amp;Speed</source>
        <translation>T&amp;empo</translation>
    </message>
    <message>
        <source>As fast as it goes</source>
        <translation>So schnell es geht</translation>
    </message>
    <message>
        <source>As far apart as they were</source>
        <translation>In ihren ursprünglichen Abständen</translation>
    </message>
    <message>
        <source>So many times as fast:</source>
        <translation>So viel mal so schnell:</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source> ×</source>
        <translation> ×</translation>
    </message>
    <message>
        <source>Times as fast</source>
        <translation>Wievielmal so schnell</translation>
    </message>
    <message>
        <source>any number a second</source>
        <translation>beliebig viele je Sekunde</translation>
    </message>
    <message>
        <source>at most </source>
        <translation>höchstens </translation>
    </message>
    <message>
        <source> a second</source>
        <translation> je Sekunde</translation>
    </message>
    <message>
        <source>Messages a second at most</source>
        <translation>Nachrichten je Sekunde höchstens</translation>
    </message>
    <message>
        <source>This one, %1</source>
        <translation>Diese, %1</translation>
    </message>
    <message>
        <source>The topic is missing.</source>
        <translation>Das Topic fehlt.</translation>
    </message>
    <message>
        <source>One topic, or as many as are read, %1, with commas between them.</source>
        <translation>Ein Topic, oder so viele, wie gelesen werden, %1, mit Kommas dazwischen.</translation>
    </message>
    <message>
        <source>“%1” is no name of a topic.</source>
        <translation>„%1“ ist kein Name eines Topics.</translation>
    </message>
    <message>
        <source>Not there yet: %1. The flow&apos;s page offers to create it.</source>
        <translation>Noch nicht vorhanden: %1. Die Seite des Flows bietet an, es anzulegen.</translation>
    </message>
    <message>
        <source>%1 has %2 partitions and %3 are read: they cannot be kept.</source>
        <translation>%1 hat %2 Partitionen und %3 werden gelesen: sie lassen sich nicht behalten.</translation>
    </message>
    <message>
        <source>Between two clusters it is at least once: no transaction has both</source>
        <translation>Zwischen zwei Clustern ist es mindestens einmal: keine Transaktion umfasst beide</translation>
    </message>
    <message>
        <source>At least once they are always written</source>
        <translation>Bei mindestens einmal werden sie immer geschrieben</translation>
    </message>
    <message>
        <source>At least once: after a fault some messages may be there twice; headers always tell where each comes from.</source>
        <translation>Mindestens einmal: nach einer Störung kann manche Nachricht doppelt da sein; Header sagen immer, woher jede kommt.</translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::ResendDialog</name>
    <message>
        <source>&amp;Keep the partitions</source>
        <translation>&amp;Partitionen behalten</translation>
    </message>
    <message>
        <source>Keep the &amp;timestamps</source>
        <translation>&amp;Zeitstempel behalten</translation>
    </message>
    <message>
        <source>Change the k&amp;ey</source>
        <translation>S&amp;chlüssel ändern</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Change the &amp;value</source>
        <translation>&amp;Wert ändern</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Send %Ln message(s)</source>
        <translation>
            <numerusform>%Ln Nachricht &amp;senden</numerusform>
            <numerusform>%Ln Nachrichten &amp;senden</numerusform>
        </translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Erneut senden</translation>
    </message>
    <message>
        <source>Headers go with them. A template reads each message: ${value.amount}, ${key}, ${headers}, ${seq()}.</source>
        <translation>Header gehen mit. Eine Vorlage liest jede Nachricht: ${value.amount}, ${key}, ${headers}, ${seq()}.</translation>
    </message>
    <message>
        <source>Sending again to %1</source>
        <translation>Erneut an %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) go to “%1” again.</source>
        <translation>
            <numerusform>%Ln Nachricht geht erneut an „%1“.</numerusform>
            <numerusform>%Ln Nachrichten gehen erneut an „%1“.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) could not be made: %1</source>
        <translation>
            <numerusform>%Ln Nachricht konnte nicht gebildet werden: %1</numerusform>
            <numerusform>%Ln Nachrichten konnten nicht gebildet werden: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) were written.</source>
        <translation>
            <numerusform>%Ln Nachricht wurde geschrieben.</numerusform>
            <numerusform>%Ln Nachrichten wurden geschrieben.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::RestForm</name>
    <message>
        <source>Further headers</source>
        <translation>Weitere Header</translation>
    </message>
    <message>
        <source>Header</source>
        <translation>Header</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Sent with every request; Del removes a row</source>
        <translation>Wird mit jeder Anfrage gesendet; Entf entfernt eine Zeile</translation>
    </message>
    <message>
        <source>REST Proxy</source>
        <translation>REST-Proxy</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>&amp;Adresse</translation>
    </message>
    <message>
        <source>With https or http, the port, and the path in front of /topics where there is one.</source>
        <translation>Mit https oder http, dem Port und dem Pfad vor /topics, wo es einen gibt.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>User and password (basic)</source>
        <translation>Benutzer und Passwort (Basic)</translation>
    </message>
    <message>
        <source>Token (bearer)</source>
        <translation>Token (Bearer)</translation>
    </message>
    <message>
        <source>A&amp;uthentication</source>
        <translation>Authenti&amp;fizierung</translation>
    </message>
    <message>
        <source>Goes to this address only: it follows no redirect to another host.</source>
        <translation>Geht nur an diese Adresse: Sie folgt keiner Umleitung auf einen anderen Host.</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Empty: asked for once, when connecting.</source>
        <translation>Leer: wird beim Verbinden einmal erfragt.</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>CA certificates</source>
        <translation>CA-Zertifikate</translation>
    </message>
    <message>
        <source>PEM. Empty: those of this system.</source>
        <translation>PEM. Leer: die dieses Systems.</translation>
    </message>
    <message>
        <source>Client certificate</source>
        <translation>Client-Zertifikat</translation>
    </message>
    <message>
        <source>PEM; only where the server wants one.</source>
        <translation>PEM; nur wo der Server eines verlangt.</translation>
    </message>
    <message>
        <source>Client key</source>
        <translation>Client-Schlüssel</translation>
    </message>
    <message>
        <source>PEM. Empty: it is in the file of the certificate.</source>
        <translation>PEM. Leer: Er steht in der Datei des Zertifikats.</translation>
    </message>
    <message>
        <source>Passphrase of the key</source>
        <translation>Passphrase des Schlüssels</translation>
    </message>
    <message>
        <source>Empty for a key without one.</source>
        <translation>Leer bei einem Schlüssel ohne Passphrase.</translation>
    </message>
    <message>
        <source>Exact bytes (base64)</source>
        <translation>Genaue Bytes (Base64)</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>&amp;Produce as</source>
        <translation>&amp;Produzieren als</translation>
    </message>
    <message>
        <source>Way to it</source>
        <translation>Weg dorthin</translation>
    </message>
    <message>
        <source>As the system is set up</source>
        <translation>Wie das System eingestellt ist</translation>
    </message>
    <message>
        <source>Direct</source>
        <translation>Direkt</translation>
    </message>
    <message>
        <source>HTTP proxy</source>
        <translation>HTTP-Proxy</translation>
    </message>
    <message>
        <source>SOCKS5 proxy</source>
        <translation>SOCKS5-Proxy</translation>
    </message>
    <message>
        <source>Net&amp;work proxy</source>
        <translation>Net&amp;zwerk-Proxy</translation>
    </message>
    <message>
        <source>What stands between here and the REST Proxy.</source>
        <translation>Was zwischen hier und dem REST-Proxy steht.</translation>
    </message>
    <message>
        <source>Its address</source>
        <translation>Seine Adresse</translation>
    </message>
    <message>
        <source>host:port</source>
        <translation>Host:Port</translation>
    </message>
    <message>
        <source>Its user</source>
        <translation>Sein Benutzer</translation>
    </message>
    <message>
        <source>Empty: it asks for none.</source>
        <translation>Leer: Er verlangt keinen.</translation>
    </message>
    <message>
        <source>Its password</source>
        <translation>Sein Passwort</translation>
    </message>
    <message>
        <source>Further headers, as gateways want them</source>
        <translation>Weitere Header, wie Gateways sie verlangen</translation>
    </message>
    <message>
        <source>Give the address of the REST Proxy.</source>
        <translation>Die Adresse des REST-Proxys angeben.</translation>
    </message>
    <message>
        <source>Give user and password in the fields below, not in the address.</source>
        <translation>Benutzer und Passwort gehören in die Felder darunter, nicht in die Adresse.</translation>
    </message>
    <message>
        <source>The address of a REST Proxy has no “?” and no “#”.</source>
        <translation>Die Adresse eines REST-Proxys hat kein „?“ und kein „#“.</translation>
    </message>
    <message>
        <source>This is not an address such as https://rest.example.com:8082.</source>
        <translation>Das ist keine Adresse wie https://rest.example.com:8082.</translation>
    </message>
    <message>
        <source>The network proxy needs host:port.</source>
        <translation>Der Netzwerk-Proxy braucht Host:Port.</translation>
    </message>
    <message>
        <source>There is a value without a header&apos;s name.</source>
        <translation>Es gibt einen Wert ohne Namen eines Headers.</translation>
    </message>
    <message>
        <source>No header can have this name or value: %1</source>
        <translation>Kein Header kann so heißen oder diesen Wert haben: %1</translation>
    </message>
    <message>
        <source>The header %1 is there twice.</source>
        <translation>Der Header %1 steht zweimal da.</translation>
    </message>
    <message>
        <source>Basic authentication wants a user.</source>
        <translation>Basic-Authentifizierung verlangt einen Benutzer.</translation>
    </message>
    <message>
        <source>Basic authentication knows no colon in a user&apos;s name.</source>
        <translation>Basic-Authentifizierung kennt keinen Doppelpunkt im Benutzernamen.</translation>
    </message>
    <message>
        <source>A token is one word.</source>
        <translation>Ein Token ist ein einziges Wort.</translation>
    </message>
    <message>
        <source>A key is of use with its certificate only.</source>
        <translation>Ein Schlüssel nützt nur mit seinem Zertifikat.</translation>
    </message>
    <message>
        <source>The address is http: user, password and token can be read and reused by everybody on the way. Choose https where the server has it.</source>
        <translation>Die Adresse ist http: Benutzer, Passwort und Token kann jeder auf dem Weg lesen und weiterverwenden. https wählen, wo der Server es hat.</translation>
    </message>
    <message>
        <source>JSON is written anew by the proxy: blanks and the order of fields may change. Avro, Protobuf and JSON Schema need its schema registry, which is not built in; bytes that are in such a form already travel unchanged.</source>
        <translation>JSON schreibt der Proxy neu: Leerzeichen und die Reihenfolge der Felder können sich ändern. Avro, Protobuf und JSON Schema brauchen seine Schema-Registry, die nicht eingebaut ist; Bytes, die schon in so einer Form sind, reisen unverändert.</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>Geheim</translation>
    </message>
    <message>
        <source>The value goes where passwords go and into no export; copied commands name a variable instead</source>
        <translation>Der Wert kommt dorthin, wo auch Passwörter liegen, und in keinen Export; kopierte Befehle nennen stattdessen eine Variable</translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::RiskBox</name>
    <message>
        <source>This runs a program or loads a library; I want it:</source>
        <translation>Das startet ein Programm oder lädt eine Bibliothek; ich will es:</translation>
    </message>
    <message>
        <source>What it would run or load</source>
        <translation>Was gestartet oder geladen würde</translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::RowOutcomes</name>
    <message>
        <source>The brokers would accept it.</source>
        <translation>Die Broker würden es annehmen.</translation>
    </message>
    <message>
        <source>created</source>
        <translation>angelegt</translation>
    </message>
    <message>
        <source>Outcome unknown: looking whether it is there.</source>
        <translation>Ergebnis unbekannt: Es wird nachgesehen, ob es da ist.</translation>
    </message>
    <message>
        <source>It is there now. The answer was lost: somebody else may have made it.</source>
        <translation>Es ist jetzt da. Die Antwort ging verloren: Auch jemand anderes kann es angelegt haben.</translation>
    </message>
    <message>
        <source>It is not there: it was not created.</source>
        <translation>Es ist nicht da: Es wurde nicht angelegt.</translation>
    </message>
    <message>
        <source>Outcome unknown: no broker could be asked whether it is there.</source>
        <translation>Ergebnis unbekannt: Kein Broker ließ sich fragen, ob es da ist.</translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::SandboxLimits</name>
    <message>
        <source>Messages of aborted transactions are shown even when only committed ones are asked for.</source>
        <translation>Nachrichten abgebrochener Transaktionen werden auch dann gezeigt, wenn nur bestätigte verlangt sind.</translation>
    </message>
    <message>
        <source>Exactly once cannot be shown here.</source>
        <translation>Exactly-once lässt sich hier nicht vorführen.</translation>
    </message>
    <message>
        <source>The name of a deleted topic cannot be used again until the sandbox is restarted.</source>
        <translation>Der Name eines gelöschten Topics ist erst nach einem Neustart der Sandbox wieder verwendbar.</translation>
    </message>
    <message>
        <source>A dozen configurations of topics are kept and shown, but have no effect.</source>
        <translation>Ein Dutzend Topic-Konfigurationen wird gespeichert und angezeigt, wirkt aber nicht.</translation>
    </message>
    <message>
        <source>A partition keeps its newest 5 MiB.</source>
        <translation>Eine Partition behält ihre neuesten 5&#xa0;MiB.</translation>
    </message>
    <message>
        <source>The message with the highest timestamp cannot be asked for.</source>
        <translation>Die Nachricht mit dem höchsten Zeitstempel lässt sich nicht erfragen.</translation>
    </message>
    <message>
        <source>There is no TLS, no SASL and no access control.</source>
        <translation>Es gibt weder TLS noch SASL noch Zugriffskontrolle.</translation>
    </message>
    <message>
        <source>On the sandbox: %1</source>
        <translation>Auf der Sandbox: %1</translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::SandboxPage</name>
    <message>
        <source>Messages a second</source>
        <translation>Nachrichten pro Sekunde</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Rate</translation>
    </message>
    <message>
        <source>Address for other clients</source>
        <translation>Adresse für andere Clients</translation>
    </message>
    <message>
        <source>What it cannot do</source>
        <translation>Was sie nicht kann</translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation>Sandbox</translation>
    </message>
    <message>
        <source>Open the sandbox</source>
        <translation>Sandbox öffnen</translation>
    </message>
    <message>
        <source>A cluster inside this program, with live traffic</source>
        <translation>Ein Cluster in diesem Programm, mit laufendem Verkehr</translation>
    </message>
    <message>
        <source>This connection is not the sandbox.</source>
        <translation>Diese Verbindung ist nicht die Sandbox.</translation>
    </message>
    <message>
        <source>as much as it takes</source>
        <translation>so viel wie möglich</translation>
    </message>
    <message>
        <source>%1 messages a second</source>
        <translation>%1 Nachrichten pro Sekunde</translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::SearchStrip</name>
    <message>
        <source>asking for the offsets…</source>
        <translation>Offsets werden erfragt…</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>waiting for memory: clear, or raise the limit in the settings</source>
        <translation>wartet auf Speicher: leeren oder die Grenze in den Einstellungen erhöhen</translation>
    </message>
    <message>
        <source>at the end</source>
        <translation>am Ende</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>searching</source>
        <translation>sucht</translation>
    </message>
    <message>
        <source>Pause search</source>
        <translation>Suche anhalten</translation>
    </message>
    <message>
        <source>Hold the search where it is</source>
        <translation>Die Suche anhalten, wo sie ist</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>End search</source>
        <translation>Suche beenden</translation>
    </message>
    <message>
        <source>Leave the matches and read the topic again</source>
        <translation>Die Treffer verlassen und das Topic wieder lesen</translation>
    </message>
    <message>
        <source>Progress of the search</source>
        <translation>Fortschritt der Suche</translation>
    </message>
    <message>
        <source>scanned %1 of %2 offsets</source>
        <translation>%1 von %2 Offsets durchsucht</translation>
    </message>
    <message numerus="yes">
        <source>%Ln match(es)</source>
        <translation>
            <numerusform>%Ln Treffer</numerusform>
            <numerusform>%Ln Treffer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln could not be tested</source>
        <translation>
            <numerusform>%Ln war nicht prüfbar</numerusform>
            <numerusform>%Ln waren nicht prüfbar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln removed before they could be read</source>
        <translation>
            <numerusform>%Ln entfernt, bevor es gelesen werden konnte</numerusform>
            <numerusform>%Ln entfernt, bevor sie gelesen werden konnten</numerusform>
        </translation>
    </message>
    <message>
        <source>waiting for an answer</source>
        <translation>wartet auf eine Antwort</translation>
    </message>
    <message>
        <source>Go on where the search was; the matches found before are read again first</source>
        <translation>Weiter, wo die Suche war; frühere Treffer werden zuerst noch einmal gelesen</translation>
    </message>
    <message>
        <source>reading again what was found before the restart</source>
        <translation>liest noch einmal, was vor dem Neustart gefunden wurde</translation>
    </message>
    <message numerus="yes">
        <source>%Ln found before and not there any more</source>
        <translation>
            <numerusform>%Ln früherer Treffer ist nicht mehr da</numerusform>
            <numerusform>%Ln frühere Treffer sind nicht mehr da</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more found before and not remembered</source>
        <translation>
            <numerusform>%Ln weiterer früherer Treffer ist nicht gemerkt</numerusform>
            <numerusform>%Ln weitere frühere Treffer sind nicht gemerkt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The search was at %1 % when the program ended, with %Ln match(es).</source>
        <translation>
            <numerusform>Die Suche war bei %1 %, als das Programm endete, mit %Ln Treffer.</numerusform>
            <numerusform>Die Suche war bei %1 %, als das Programm endete, mit %Ln Treffern.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::SecretPrompt</name>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Passphrase of the key</source>
        <translation>Passphrase des Schlüssels</translation>
    </message>
    <message>
        <source>Connect to %1</source>
        <translation>Mit %1 verbinden</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Kept until the program ends, and never written to a file.</source>
        <translation>Bleibt bis zum Programmende erhalten und wird nie in eine Datei geschrieben.</translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation>&amp;Verbinden</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Password for the network proxy</source>
        <translation>Passwort für den Netzwerk-Proxy</translation>
    </message>
    <message>
        <source>Header %1</source>
        <translation>Header %1</translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::Sentences</name>
    <message>
        <source>The replication factor is larger than the number of brokers.</source>
        <translation>Der Replikationsfaktor ist größer als die Zahl der Broker.</translation>
    </message>
    <message>
        <source>Choose a smaller one: each replica needs a broker of its own.</source>
        <translation>Wählen Sie einen kleineren: Jedes Replikat braucht einen eigenen Broker.</translation>
    </message>
    <message>
        <source>The topic name is not legal.</source>
        <translation>Der Name des Topics ist nicht zulässig.</translation>
    </message>
    <message>
        <source>Letters, digits, “.”, “_” and “-” are; at most 249 of them.</source>
        <translation>Erlaubt sind Buchstaben, Ziffern, „.“, „_“ und „-“, höchstens 249 Zeichen.</translation>
    </message>
    <message>
        <source>A configuration is not accepted.</source>
        <translation>Eine Konfiguration wird nicht angenommen.</translation>
    </message>
    <message>
        <source>Check its name and value.</source>
        <translation>Prüfen Sie Name und Wert.</translation>
    </message>
    <message>
        <source>The number of partitions is not accepted.</source>
        <translation>Die Zahl der Partitionen wird nicht angenommen.</translation>
    </message>
    <message>
        <source>Choose a number from 1.</source>
        <translation>Wählen Sie eine Zahl ab 1.</translation>
    </message>
    <message>
        <source>The message is larger than the topic accepts.</source>
        <translation>Die Nachricht ist größer, als das Topic annimmt.</translation>
    </message>
    <message>
        <source>Make it smaller, or raise max.message.bytes of the topic.</source>
        <translation>Verkleinern Sie sie, oder erhöhen Sie max.message.bytes des Topics.</translation>
    </message>
    <message>
        <source>A policy of the cluster forbids this.</source>
        <translation>Eine Richtlinie des Clusters verbietet das.</translation>
    </message>
    <message>
        <source>The details say which.</source>
        <translation>Die Einzelheiten nennen sie.</translation>
    </message>
    <message>
        <source>Too few replicas are in sync to accept the message.</source>
        <translation>Zu wenige Replikate sind synchron, um die Nachricht anzunehmen.</translation>
    </message>
    <message>
        <source>Wait until brokers are back, or lower min.insync.replicas.</source>
        <translation>Warten Sie, bis Broker zurück sind, oder senken Sie min.insync.replicas.</translation>
    </message>
    <message>
        <source>It was cancelled.</source>
        <translation>Der Vorgang wurde abgebrochen.</translation>
    </message>
    <message>
        <source>No answer came in time: the outcome is unknown.</source>
        <translation>Es kam keine Antwort in der Zeit: Das Ergebnis ist unbekannt.</translation>
    </message>
    <message>
        <source>Look again before you repeat it.</source>
        <translation>Sehen Sie nach, bevor Sie es wiederholen.</translation>
    </message>
    <message>
        <source>The host name cannot be resolved.</source>
        <translation>Der Hostname lässt sich nicht auflösen.</translation>
    </message>
    <message>
        <source>Check its spelling, and whether the network or VPN is up.</source>
        <translation>Prüfen Sie die Schreibweise und ob Netzwerk oder VPN verbunden sind.</translation>
    </message>
    <message>
        <source>No broker can be reached.</source>
        <translation>Kein Broker ist erreichbar.</translation>
    </message>
    <message>
        <source>Check address and port, and whether a firewall or a tunnel is in between.</source>
        <translation>Prüfen Sie Adresse und Port und ob eine Firewall oder ein Tunnel dazwischenliegt.</translation>
    </message>
    <message>
        <source>The broker&apos;s certificate is signed by an authority that is not trusted here.</source>
        <translation>Das Zertifikat des Brokers stammt von einer Zertifizierungsstelle, der hier nicht vertraut wird.</translation>
    </message>
    <message>
        <source>Give the authority&apos;s certificate (CA file, PEM) in the connection.</source>
        <translation>Geben Sie das Zertifikat der Zertifizierungsstelle (CA-Datei, PEM) in der Verbindung an.</translation>
    </message>
    <message>
        <source>The broker&apos;s certificate is for another host name.</source>
        <translation>Das Zertifikat des Brokers gilt für einen anderen Hostnamen.</translation>
    </message>
    <message>
        <source>Connect by a name that the certificate lists.</source>
        <translation>Verbinden Sie sich über einen Namen, den das Zertifikat nennt.</translation>
    </message>
    <message>
        <source>The broker&apos;s certificate has expired, or is not valid yet.</source>
        <translation>Das Zertifikat des Brokers ist abgelaufen oder noch nicht gültig.</translation>
    </message>
    <message>
        <source>It must be renewed on the broker; check this machine&apos;s clock too.</source>
        <translation>Es muss auf dem Broker erneuert werden; prüfen Sie auch die Uhr dieses Rechners.</translation>
    </message>
    <message>
        <source>The broker hung up at the first request: this port most likely wants TLS or SASL.</source>
        <translation>Der Broker hat bei der ersten Anfrage aufgelegt: Dieser Port verlangt wahrscheinlich TLS oder SASL.</translation>
    </message>
    <message>
        <source>Choose SSL or a SASL protocol in the connection.</source>
        <translation>Wählen Sie in der Verbindung SSL oder ein SASL-Protokoll.</translation>
    </message>
    <message>
        <source>The port does not speak TLS.</source>
        <translation>Der Port spricht kein TLS.</translation>
    </message>
    <message>
        <source>Choose PLAINTEXT or SASL_PLAINTEXT, or the broker&apos;s TLS port.</source>
        <translation>Wählen Sie PLAINTEXT oder SASL_PLAINTEXT oder den TLS-Port des Brokers.</translation>
    </message>
    <message>
        <source>The broker wants a client certificate, or does not accept the one it got.</source>
        <translation>Der Broker verlangt ein Client-Zertifikat oder akzeptiert das angegebene nicht.</translation>
    </message>
    <message>
        <source>Give certificate and key (PEM) in the connection.</source>
        <translation>Geben Sie Zertifikat und Schlüssel (PEM) in der Verbindung an.</translation>
    </message>
    <message>
        <source>User or password is wrong.</source>
        <translation>Benutzer oder Passwort ist falsch.</translation>
    </message>
    <message>
        <source>Check both; an unknown user gives the same answer.</source>
        <translation>Prüfen Sie beides; ein unbekannter Benutzer führt zur selben Antwort.</translation>
    </message>
    <message>
        <source>The broker does not offer this SASL mechanism on this port.</source>
        <translation>Der Broker bietet diesen SASL-Mechanismus auf diesem Port nicht an.</translation>
    </message>
    <message>
        <source>The details name what it offers; a plaintext port offers none.</source>
        <translation>Die Einzelheiten nennen, was er anbietet; ein PLAINTEXT-Port bietet keinen.</translation>
    </message>
    <message>
        <source>This user is not allowed to do that.</source>
        <translation>Dieser Benutzer darf das nicht.</translation>
    </message>
    <message>
        <source>An administrator of the cluster can grant it.</source>
        <translation>Die Verwaltung des Clusters kann es erlauben.</translation>
    </message>
    <message>
        <source>The connection&apos;s settings cannot be used.</source>
        <translation>Die Einstellungen der Verbindung sind nicht verwendbar.</translation>
    </message>
    <message>
        <source>The details name the property or file.</source>
        <translation>Die Einzelheiten nennen die Eigenschaft oder Datei.</translation>
    </message>
    <message>
        <source>The input cannot be used.</source>
        <translation>Die Eingabe ist nicht verwendbar.</translation>
    </message>
    <message>
        <source>The details say what is wrong.</source>
        <translation>Die Einzelheiten sagen, was nicht stimmt.</translation>
    </message>
    <message>
        <source>It does not exist on this cluster.</source>
        <translation>Das gibt es auf diesem Cluster nicht.</translation>
    </message>
    <message>
        <source>It may have been deleted; read the list again.</source>
        <translation>Vielleicht wurde es gelöscht; lesen Sie die Liste neu.</translation>
    </message>
    <message>
        <source>A topic of this name exists already.</source>
        <translation>Ein Topic dieses Namens gibt es schon.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>This connection is read-only.</source>
        <translation>Diese Verbindung ist schreibgeschützt.</translation>
    </message>
    <message>
        <source>Change that in the connection&apos;s settings if you mean to.</source>
        <translation>Ändern Sie das in den Einstellungen der Verbindung, wenn es gewollt ist.</translation>
    </message>
    <message>
        <source>It was not confirmed.</source>
        <translation>Der Vorgang wurde nicht bestätigt.</translation>
    </message>
    <message>
        <source>Type the names as asked.</source>
        <translation>Geben Sie die Namen wie verlangt ein.</translation>
    </message>
    <message>
        <source>This cluster does not offer that.</source>
        <translation>Dieser Cluster bietet das nicht an.</translation>
    </message>
    <message>
        <source>The offset is gone, or does not exist yet.</source>
        <translation>Den Offset gibt es nicht mehr oder noch nicht.</translation>
    </message>
    <message>
        <source>Start at the earliest or latest offset.</source>
        <translation>Beginnen Sie beim frühesten oder neuesten Offset.</translation>
    </message>
    <message>
        <source>A message cannot be read: it is damaged.</source>
        <translation>Eine Nachricht ist beschädigt und nicht lesbar.</translation>
    </message>
    <message>
        <source>Start behind it.</source>
        <translation>Beginnen Sie dahinter.</translation>
    </message>
    <message>
        <source>The broker refused it.</source>
        <translation>Der Broker hat es abgelehnt.</translation>
    </message>
    <message>
        <source>The details have its own words.</source>
        <translation>Die Einzelheiten geben seine eigenen Worte wieder.</translation>
    </message>
    <message>
        <source>Something went wrong on this side.</source>
        <translation>Auf dieser Seite ist etwas schiefgegangen.</translation>
    </message>
    <message>
        <source>The details say what.</source>
        <translation>Die Einzelheiten sagen, was.</translation>
    </message>
    <message>
        <source>The port expects no SASL.</source>
        <translation>Der Port erwartet kein SASL.</translation>
    </message>
    <message>
        <source>Choose PLAINTEXT, or the broker&apos;s SASL port.</source>
        <translation>Wählen Sie PLAINTEXT oder den SASL-Port des Brokers.</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>%1 offsets/s</source>
        <translation>%1 Offsets/s</translation>
    </message>
    <message>
        <source>%1 s ago</source>
        <translation>vor %1&#xa0;s</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation>vor %1&#xa0;min</translation>
    </message>
    <message>
        <source>%1 h ago</source>
        <translation>vor %1&#xa0;h</translation>
    </message>
    <message>
        <source>The broker that leads this partition is away or does not answer.</source>
        <translation>Der Broker, der diese Partition führt, ist weg oder antwortet nicht.</translation>
    </message>
    <message>
        <source>This REST Proxy does not offer that.</source>
        <translation>Dieser REST-Proxy bietet das nicht.</translation>
    </message>
    <message>
        <source>It goes on by itself when a broker with a replica in sync is back.</source>
        <translation>Es geht von selbst weiter, wenn ein Broker mit einem synchronen Replikat zurück ist.</translation>
    </message>
    <message>
        <source>The file %1 was damaged. It was kept as %2; nothing of it is lost.</source>
        <translation>Die Datei %1 war beschädigt. Sie wurde als %2 aufbewahrt; nichts daraus ist verloren.</translation>
    </message>
    <message>
        <source>The file %1 was written by a newer version. It is left alone; nothing is saved to it.</source>
        <translation>Die Datei %1 stammt von einer neueren Version. Sie bleibt unberührt; es wird nichts in sie gespeichert.</translation>
    </message>
    <message>
        <source>The file %1 cannot be read: %2</source>
        <translation>Die Datei %1 ist nicht lesbar: %2</translation>
    </message>
    <message>
        <source>What answers there is no REST Proxy.</source>
        <translation>Was dort antwortet, ist kein REST-Proxy.</translation>
    </message>
    <message>
        <source>Check host and port, and the path in front of /topics where there is one.</source>
        <translation>Host und Port prüfen, und den Pfad vor /topics, wo es einen gibt.</translation>
    </message>
    <message>
        <source>The server sends on to another address, and nothing follows it there.</source>
        <translation>Der Server schickt an eine andere Adresse weiter, und dorthin folgt ihm nichts.</translation>
    </message>
    <message>
        <source>If you trust the address in the details, give it in the connection.</source>
        <translation>Wenn Sie der Adresse in den Einzelheiten trauen, geben Sie sie in der Verbindung an.</translation>
    </message>
    <message>
        <source>The proxy on the way wants a user and a password, or others than these.</source>
        <translation>Der Proxy auf dem Weg will einen Benutzer und ein Passwort, oder andere als diese.</translation>
    </message>
    <message>
        <source>Give them in the connection, under the way to the server.</source>
        <translation>Sie in der Verbindung angeben, beim Weg zum Server.</translation>
    </message>
    <message>
        <source>The server cannot say what became of it: the outcome is unknown.</source>
        <translation>Der Server kann nicht sagen, was daraus geworden ist: Das Ergebnis ist unbekannt.</translation>
    </message>
    <message>
        <source>What listens there hangs up, or does not speak HTTP.</source>
        <translation>Was dort lauscht, legt auf oder spricht kein HTTP.</translation>
    </message>
    <message>
        <source>Check the port: a REST Proxy has one of its own, other than the brokers&apos;.</source>
        <translation>Den Port prüfen: Ein REST-Proxy hat einen eigenen, einen anderen als die Broker.</translation>
    </message>
    <message>
        <source>The REST Proxy cannot be reached.</source>
        <translation>Der REST-Proxy ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is signed by an authority that is not trusted here.</source>
        <translation>Das Zertifikat des Servers ist von einer Stelle unterschrieben, der hier nicht vertraut wird.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is for another host name.</source>
        <translation>Das Zertifikat des Servers gilt für einen anderen Hostnamen.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate has expired, or is not valid yet.</source>
        <translation>Das Zertifikat des Servers ist abgelaufen oder noch nicht gültig.</translation>
    </message>
    <message>
        <source>It must be renewed on the server; check this machine&apos;s clock too.</source>
        <translation>Es muss auf dem Server erneuert werden; auch die Uhr dieses Rechners prüfen.</translation>
    </message>
    <message>
        <source>Choose http in the address, or the server&apos;s port for https.</source>
        <translation>In der Adresse http wählen, oder den Port des Servers für https.</translation>
    </message>
    <message>
        <source>The server wants a client certificate, or does not accept the one it got.</source>
        <translation>Der Server will ein Client-Zertifikat, oder er nimmt das nicht an, das er bekam.</translation>
    </message>
    <message>
        <source>The server does not accept these credentials, or wants some.</source>
        <translation>Der Server nimmt diese Zugangsdaten nicht an, oder er will welche.</translation>
    </message>
    <message>
        <source>Check user and password, or the token, in the connection.</source>
        <translation>Benutzer und Passwort, oder das Token, in der Verbindung prüfen.</translation>
    </message>
    <message>
        <source>The server&apos;s answer is larger than is taken.</source>
        <translation>Die Antwort des Servers ist größer, als angenommen wird.</translation>
    </message>
    <message>
        <source>The server&apos;s answer cannot be read.</source>
        <translation>Die Antwort des Servers ist nicht lesbar.</translation>
    </message>
    <message>
        <source>The details say more; something else than a REST Proxy may answer there.</source>
        <translation>Die Einzelheiten sagen mehr; vielleicht antwortet dort etwas anderes als ein REST-Proxy.</translation>
    </message>
    <message>
        <source>The server decodes messages by a schema (Avro, Protobuf, JSON Schema) and does not give their bytes.</source>
        <translation>Der Server dekodiert Nachrichten nach einem Schema (Avro, Protobuf, JSON Schema) und gibt ihre Bytes nicht.</translation>
    </message>
    <message>
        <source>Its consumers have to be set up for the format “binary”.</source>
        <translation>Seine Konsumenten müssen für das Format „binary“ eingerichtet sein.</translation>
    </message>
    <message>
        <source>The REST Proxy refused it, or failed at it.</source>
        <translation>Der REST-Proxy hat es abgelehnt, oder es ist ihm misslungen.</translation>
    </message>
    <message numerus="yes">
        <source>Messages of %n partition(s) may have been missed: the place was lost before the first one came, and the server does not tell offsets.</source>
        <translation>
            <numerusform>Nachrichten von %n Partition wurden vielleicht verpasst: Die Stelle ging verloren, bevor die erste kam, und der Server nennt keine Offsets.</numerusform>
            <numerusform>Nachrichten von %n Partitionen wurden vielleicht verpasst: Die Stelle ging verloren, bevor die erste kam, und der Server nennt keine Offsets.</numerusform>
        </translation>
    </message>
    <message>
        <source>The brokers are just agreeing on who leads this partition.</source>
        <translation>Die Broker einigen sich gerade, wer diese Partition führt.</translation>
    </message>
    <message>
        <source>It passes by itself within seconds, and reading goes on.</source>
        <translation>Das geht in Sekunden von selbst vorbei, und das Lesen geht weiter.</translation>
    </message>
    <message>
        <source>The brokers are just agreeing on who coordinates this group.</source>
        <translation>Die Broker einigen sich gerade, wer diese Gruppe koordiniert.</translation>
    </message>
    <message>
        <source>It passes by itself within seconds.</source>
        <translation>Das geht in Sekunden von selbst vorbei.</translation>
    </message>
    <message numerus="yes">
        <source>The file %1 has %n connection(s) that this version does not understand. They stay in it as they are.</source>
        <translation>
            <numerusform>Die Datei %1 enthält %n Verbindung, die diese Version nicht versteht. Sie bleibt darin, wie sie ist.</numerusform>
            <numerusform>Die Datei %1 enthält %n Verbindungen, die diese Version nicht versteht. Sie bleiben darin, wie sie sind.</numerusform>
        </translation>
    </message>
    <message>
        <source>The journal cannot be written, so nothing was sent.</source>
        <translation>Das Journal lässt sich nicht schreiben, deshalb wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>Every change is written down before it is made: the file in the details has to be writable.</source>
        <translation>Jede Änderung wird aufgeschrieben, bevor sie geschieht: Die Datei in den Einzelheiten muss beschreibbar sein.</translation>
    </message>
    <message>
        <source>The file cannot be written, so what was there stays as it was.</source>
        <translation>Die Datei kann nicht geschrieben werden; was dort stand, bleibt, wie es war.</translation>
    </message>
    <message>
        <source>The details name the file and what the system says: is the disk full, or the folder another&apos;s?</source>
        <translation>Die Einzelheiten nennen die Datei und was das System sagt: Ist der Datenträger voll, oder gehört der Ordner jemand anderem?</translation>
    </message>
    <message>
        <source>The broker hung up at the first request: this port most likely wants a login (SASL).</source>
        <translation>Der Broker hat bei der ersten Anfrage aufgelegt: Dieser Port verlangt sehr wahrscheinlich eine Anmeldung (SASL).</translation>
    </message>
    <message>
        <source>Choose SASL_SSL in the connection, with its mechanism, user and password.</source>
        <translation>Wählen Sie in der Verbindung SASL_SSL, mit Mechanismus, Benutzer und Passwort.</translation>
    </message>
    <message>
        <source>User or password is missing.</source>
        <translation>Benutzer oder Passwort fehlt.</translation>
    </message>
    <message>
        <source>Write both, or connect: you are asked for it then.</source>
        <translation>Tragen Sie beides ein, oder verbinden Sie: Dann wird danach gefragt.</translation>
    </message>
    <message>
        <source>Certificate and key do not belong together.</source>
        <translation>Zertifikat und Schlüssel gehören nicht zusammen.</translation>
    </message>
    <message>
        <source>Choose the key that the certificate was made for.</source>
        <translation>Wählen Sie den Schlüssel, für den das Zertifikat ausgestellt wurde.</translation>
    </message>
    <message>
        <source>The file %1 cannot be written: %2.</source>
        <translation>Die Datei %1 kann nicht geschrieben werden: %2.</translation>
    </message>
    <message>
        <source>The file %1 is damaged. It was left as it is.</source>
        <translation>Die Datei %1 ist beschädigt. Sie blieb, wie sie ist.</translation>
    </message>
    <message>
        <source>Leave the timestamp out, and it is now; or choose another.</source>
        <translation>Lassen Sie den Zeitstempel weg, dann gilt jetzt; oder wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>The sandbox cannot create a topic again that was deleted in it.</source>
        <translation>Die Sandbox kann ein Topic nicht wieder anlegen, das in ihr gelöscht wurde.</translation>
    </message>
    <message>
        <source>Choose another name, or restart the sandbox.</source>
        <translation>Wählen Sie einen anderen Namen, oder starten Sie die Sandbox neu.</translation>
    </message>
    <message numerus="yes">
        <source>%n second(s) left</source>
        <translation>
            <numerusform>noch %n Sekunde</numerusform>
            <numerusform>noch %n Sekunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) left</source>
        <translation>
            <numerusform>noch %n Minute</numerusform>
            <numerusform>noch %n Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no token: the identity provider gave none or cannot be reached.</source>
        <translation>Es gibt kein Token: Der Identitätsanbieter gab keines oder ist nicht zu erreichen.</translation>
    </message>
    <message>
        <source>Check the address of its token endpoint, the client&apos;s id and its secret; the details have the answer.</source>
        <translation>Prüfen Sie die Adresse seines Token-Endpunkts, die Kennung des Clients und sein Geheimnis; die Details nennen die Antwort.</translation>
    </message>
    <message>
        <source>%1 rows/s</source>
        <translation>%1 Zeilen/s</translation>
    </message>
    <message>
        <source>The keychain is locked or did not answer.</source>
        <translation>Der Schlüsselbund ist gesperrt oder hat nicht geantwortet.</translation>
    </message>
    <message>
        <source>Unlock it and try again; the details have its own words.</source>
        <translation>Entsperren Sie ihn und versuchen Sie es noch einmal; in den Einzelheiten steht, was er selbst sagt.</translation>
    </message>
    <message>
        <source>The private key cannot be opened: its passphrase is missing or wrong.</source>
        <translation>Der private Schlüssel lässt sich nicht öffnen: Seine Passphrase fehlt oder ist falsch.</translation>
    </message>
    <message>
        <source>Write the passphrase of the key in the connection.</source>
        <translation>Tragen Sie die Passphrase des Schlüssels in der Verbindung ein.</translation>
    </message>
    <message>
        <source>The broker refused the client&apos;s certificate.</source>
        <translation>Der Broker hat das Zertifikat des Clients abgelehnt.</translation>
    </message>
    <message>
        <source>It has to be signed by an authority that the broker trusts, and be made for clients.</source>
        <translation>Es muss von einer Stelle unterschrieben sein, der der Broker vertraut, und für Clients ausgestellt sein.</translation>
    </message>
    <message>
        <source>The broker refused the client&apos;s certificate: it expired on %1.</source>
        <translation>Der Broker hat das Zertifikat des Clients abgelehnt: Es ist am %1 abgelaufen.</translation>
    </message>
    <message>
        <source>The broker refused the client&apos;s certificate: it is not valid before %1.</source>
        <translation>Der Broker hat das Zertifikat des Clients abgelehnt: Es gilt erst ab %1.</translation>
    </message>
    <message>
        <source>Give one that is valid now in the connection; check this machine&apos;s clock too.</source>
        <translation>Geben Sie in der Verbindung eines an, das jetzt gilt; prüfen Sie auch die Uhr dieses Rechners.</translation>
    </message>
    <message>
        <source>No encrypted connection (TLS) came about.</source>
        <translation>Es kam keine verschlüsselte Verbindung (TLS) zustande.</translation>
    </message>
    <message>
        <source>The details say where it broke off.</source>
        <translation>In den Einzelheiten steht, wo sie abbrach.</translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::SettingsPage</name>
    <message>
        <source>Appearance</source>
        <translation>Darstellung</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Behaviour</source>
        <translation>Verhalten</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Restore defaults</source>
        <translation>Standard wiederherstellen</translation>
    </message>
    <message>
        <source>Set everything on this page as on a first start</source>
        <translation>Alles auf dieser Seite wie beim ersten Start einstellen</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Row height</source>
        <translation>Zeilenhöhe</translation>
    </message>
    <message>
        <source>Times: local, UTC or relative</source>
        <translation>Zeiten: Ortszeit, UTC oder relativ</translation>
    </message>
    <message>
        <source>Memory of each message view</source>
        <translation>Speicher jeder Nachrichtenansicht</translation>
    </message>
    <message>
        <source>Rows of each message view</source>
        <translation>Zeilen jeder Nachrichtenansicht</translation>
    </message>
    <message>
        <source>Memory of all message views together</source>
        <translation>Speicher aller Nachrichtenansichten zusammen</translation>
    </message>
    <message>
        <source>Separator of topic folders</source>
        <translation>Trennzeichen der Topic-Ordner</translation>
    </message>
    <message>
        <source>Show internal topics</source>
        <translation>Interne Topics anzeigen</translation>
    </message>
    <message>
        <source>Reopen what was open</source>
        <translation>Wieder öffnen, was offen war</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>Kompakt</translation>
    </message>
    <message>
        <source>Comfortable</source>
        <translation>Großzügig</translation>
    </message>
    <message>
        <source>Local time</source>
        <translation>Ortszeit</translation>
    </message>
    <message>
        <source>UTC</source>
        <translation>UTC</translation>
    </message>
    <message>
        <source>Relative to now</source>
        <translation>Relativ zu jetzt</translation>
    </message>
    <message>
        <source>Them&amp;e</source>
        <translation>&amp;Farbschema</translation>
    </message>
    <message>
        <source>Light, dark, or what the desktop says, as it changes.</source>
        <translation>Hell, dunkel, oder was der Desktop vorgibt, auch wenn es wechselt.</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>S&amp;prache</translation>
    </message>
    <message>
        <source>Of the window. Takes effect at the next start.</source>
        <translation>Die des Fensters. Wirkt ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>&amp;Row height</source>
        <translation>&amp;Zeilenhöhe</translation>
    </message>
    <message>
        <source>Of tables and lists that are opened from now on.</source>
        <translation>Die von Tabellen und Listen, die ab jetzt geöffnet werden.</translation>
    </message>
    <message>
        <source>Time&amp;s</source>
        <translation>Z&amp;eiten</translation>
    </message>
    <message>
        <source>How timestamps of messages are shown.</source>
        <translation>Wie Zeitstempel von Nachrichten angezeigt werden.</translation>
    </message>
    <message>
        <source> MiB</source>
        <translation>&#xa0;MiB</translation>
    </message>
    <message>
        <source>Each &amp;message view</source>
        <translation>&amp;Jede Nachrichtenansicht</translation>
    </message>
    <message>
        <source>When it is full, the oldest leave and are counted as skipped.</source>
        <translation>Ist sie voll, fallen die ältesten heraus und zählen als übersprungen.</translation>
    </message>
    <message>
        <source>Ro&amp;ws of each view</source>
        <translation>Zeile&amp;n jeder Ansicht</translation>
    </message>
    <message>
        <source>The other bound of the same view.</source>
        <translation>Die andere Grenze derselben Ansicht.</translation>
    </message>
    <message>
        <source>&amp;All views together</source>
        <translation>A&amp;lle Ansichten zusammen</translation>
    </message>
    <message>
        <source>Of the whole program. Views opened from now on take it over.</source>
        <translation>Für das ganze Programm. Ab jetzt geöffnete Ansichten übernehmen es.</translation>
    </message>
    <message>
        <source>Topic &amp;folders at</source>
        <translation>Topic-&amp;Ordner bei</translation>
    </message>
    <message>
        <source>The tree folds names at this text: “.” or “-”. Empty: no folders.</source>
        <translation>Der Baum faltet Namen an diesem Text: „.“ oder „-“. Leer: keine Ordner.</translation>
    </message>
    <message>
        <source>&amp;Internal topics</source>
        <translation>&amp;Interne Topics</translation>
    </message>
    <message>
        <source>Kafka&apos;s own, whose names begin with two underscores.</source>
        <translation>Kafkas eigene, deren Namen mit zwei Unterstrichen beginnen.</translation>
    </message>
    <message>
        <source>&amp;Pages</source>
        <translation>&amp;Seiten</translation>
    </message>
    <message>
        <source>When a connection is opened again.</source>
        <translation>Wenn eine Verbindung wieder geöffnet wird.</translation>
    </message>
    <message>
        <source> rows</source>
        <translation>&#xa0;Zeilen</translation>
    </message>
    <message>
        <source>Everything on this page is as on a first start.</source>
        <translation>Alles auf dieser Seite ist wie beim ersten Start.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::StartPage</name>
    <message>
        <source>Welcome to Streamscope</source>
        <translation>Willkommen bei Streamscope</translation>
    </message>
    <message>
        <source>Open the sandbox</source>
        <translation>Sandbox öffnen</translation>
    </message>
    <message>
        <source>A cluster inside this program, with live traffic: nothing to install, nothing to break.</source>
        <translation>Ein Cluster in diesem Programm, mit laufendem Verkehr: nichts zu installieren, nichts kaputtzumachen.</translation>
    </message>
    <message>
        <source>Connect to a cluster</source>
        <translation>Mit einem Cluster verbinden</translation>
    </message>
    <message>
        <source>Addresses, security and environment; tested before it is saved.</source>
        <translation>Adressen, Sicherheit und Umgebung; getestet, bevor gespeichert wird.</translation>
    </message>
    <message>
        <source>Import a connection</source>
        <translation>Verbindung importieren</translation>
    </message>
    <message>
        <source>A Java client&apos;s .properties file, a kcat configuration, or text with either.</source>
        <translation>Die .properties-Datei eines Java-Clients, eine kcat-Konfiguration oder der Text davon.</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Recent connections</source>
        <translation>Letzte Verbindungen</translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::StateFrame</name>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>Laden</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Wird geladen…</translation>
    </message>
    <message>
        <source>The connection was lost.</source>
        <translation>Die Verbindung ging verloren.</translation>
    </message>
    <message>
        <source>%1 What is shown was read %2; it goes on by itself.</source>
        <translation>%1 Der angezeigte Stand wurde gelesen: %2; es geht von selbst weiter.</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>It goes on by itself as soon as there is an answer.</source>
        <translation>Es geht von selbst weiter, sobald es eine Antwort gibt.</translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::TargetConnection</name>
    <message>
        <source>%1 is a REST Proxy; a flow writes to brokers.</source>
        <translation>%1 ist ein REST-Proxy; ein Flow schreibt an Broker.</translation>
    </message>
    <message>
        <source>The flow writes to %1. %2</source>
        <translation>Der Flow schreibt nach %1. %2</translation>
    </message>
    <message>
        <source>There is no connection named %1.</source>
        <translation>Es gibt keine Verbindung namens %1.</translation>
    </message>
    <message>
        <source>The flow writes to %1, which is not connected.</source>
        <translation>Der Flow schreibt nach %1, und das ist nicht verbunden.</translation>
    </message>
    <message>
        <source>It would feed itself in a loop: it reads and writes %1 of the same cluster.</source>
        <translation>Es würde sich im Kreis selbst füttern: es liest und schreibt %1 desselben Clusters.</translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::TemplateEdit</name>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>null</source>
        <translation>null</translation>
    </message>
    <message>
        <source>Form of the %1</source>
        <translation>Form: %1</translation>
    </message>
    <message>
        <source>JSON stays one document whatever the expressions give; null is Kafka&apos;s null, which is not the same as empty</source>
        <translation>JSON bleibt ein Dokument, was die Ausdrücke auch ergeben; null ist Kafkas null, und nicht dasselbe wie leer</translation>
    </message>
    <message>
        <source>Line %1, column %2: %3</source>
        <translation>Zeile %1, Spalte %2: %3</translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::TemplateForm</name>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>The topic has no message.</source>
        <translation>Das Topic hat keine Nachricht.</translation>
    </message>
    <message>
        <source>Kept templates</source>
        <translation>Aufgehobene Vorlagen</translation>
    </message>
    <message>
        <source>The templates of this topic that are kept by name</source>
        <translation>Die Vorlagen dieses Topics, die unter einem Namen aufgehoben sind</translation>
    </message>
    <message>
        <source>Name of a template</source>
        <translation>Name einer Vorlage</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Merken</translation>
    </message>
    <message>
        <source>Keep the template under this name, for this topic</source>
        <translation>Die Vorlage unter diesem Namen aufheben, für dieses Topic</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>Forget the template of this name</source>
        <translation>Die Vorlage dieses Namens vergessen</translation>
    </message>
    <message>
        <source>A template needs a name, and a topic.</source>
        <translation>Eine Vorlage braucht einen Namen und ein Topic.</translation>
    </message>
    <message>
        <source>Te&amp;mplate</source>
        <translation>Vorla&amp;ge</translation>
    </message>
    <message>
        <source>Header %1, column %2: %3</source>
        <translation>Header %1, Spalte %2: %3</translation>
    </message>
    <message>
        <source>The message referred to: %1</source>
        <translation>Die Nachricht des Bezugs: %1</translation>
    </message>
    <message>
        <source>Kept for %1.</source>
        <translation>Aufgehoben für %1.</translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::TestPanel</name>
    <message>
        <source>Name resolution</source>
        <translation>Namensauflösung</translation>
    </message>
    <message>
        <source>TCP connection</source>
        <translation>TCP-Verbindung</translation>
    </message>
    <message>
        <source>TLS handshake</source>
        <translation>TLS-Handshake</translation>
    </message>
    <message>
        <source>Authentication (SASL)</source>
        <translation>Authentifizierung (SASL)</translation>
    </message>
    <message>
        <source>Kafka protocol</source>
        <translation>Kafka-Protokoll</translation>
    </message>
    <message>
        <source>Metadata</source>
        <translation>Metadaten</translation>
    </message>
    <message>
        <source>Advertised listeners</source>
        <translation>Angekündigte Listener</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>bestanden</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>not needed</source>
        <translation>nicht nötig</translation>
    </message>
    <message>
        <source>Add it to the address map</source>
        <translation>In die Adresszuordnung aufnehmen</translation>
    </message>
    <message>
        <source>Connection test</source>
        <translation>Verbindungstest</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>Test läuft…</translation>
    </message>
    <message>
        <source>%1, %2 ms</source>
        <translation>%1, %2&#xa0;ms</translation>
    </message>
    <message>
        <source>The connection works, from the name to every broker.</source>
        <translation>Die Verbindung funktioniert, vom Namen bis zu jedem Broker.</translation>
    </message>
    <message>
        <source>%1 failed. %2 %3</source>
        <translation>%1: fehlgeschlagen. %2 %3</translation>
    </message>
    <message>
        <source>The test was cancelled.</source>
        <translation>Der Test wurde abgebrochen.</translation>
    </message>
    <message>
        <source>HTTP answer and authentication</source>
        <translation>HTTP-Antwort und Authentifizierung</translation>
    </message>
    <message>
        <source>Versions of the protocol</source>
        <translation>Versionen des Protokolls</translation>
    </message>
    <message>
        <source>The connection works, from the name to the proxy&apos;s answers.</source>
        <translation>Die Verbindung funktioniert, vom Namen bis zu den Antworten des Proxys.</translation>
    </message>
    <message>
        <source>The cluster answers, but it advertises %1, which cannot be reached from here. Brokers in containers or behind tunnels do that: say in the address map what to dial instead.</source>
        <translation>Der Cluster antwortet, nennt aber %1, was von hier nicht zu erreichen ist. Broker in Containern oder hinter Tunneln tun das: Geben Sie in der Adresszuordnung an, was stattdessen angewählt wird.</translation>
    </message>
    <message>
        <source>certificate of %1</source>
        <translation>Zertifikat von %1</translation>
    </message>
    <message>
        <source>issued by %1</source>
        <translation>ausgestellt von %1</translation>
    </message>
    <message>
        <source>valid from %1 to %2</source>
        <translation>gültig von %1 bis %2</translation>
    </message>
    <message>
        <source>for the name %1</source>
        <translation>für den Namen %1</translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::ThroughputPlot</name>
    <message>
        <source>Bytes a second, of what is tailed here</source>
        <translation>Bytes pro Sekunde dessen, was hier mitgelesen wird</translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::ThroughputView</name>
    <message>
        <source>Chart of the throughput</source>
        <translation>Diagramm des Durchsatzes</translation>
    </message>
    <message>
        <source>Offsets a second, from the brokers&apos; own numbers: nothing is read for it. With transactions or compaction that can be more than messages. Below them the bytes of keys, values and headers that the open tails of this program receive. ← → move the cursor</source>
        <translation>Offsets pro Sekunde, nach den Angaben der Broker: Dafür wird nichts gelesen. Bei Transaktionen oder Kompaktierung können das mehr sein als Nachrichten. Darunter die Bytes der Schlüssel, Werte und Header, die dieses Programm beim Mitlesen empfängt. ← → bewegen den Cursor</translation>
    </message>
    <message>
        <source>Values at the cursor</source>
        <translation>Werte am Cursor</translation>
    </message>
    <message>
        <source>Waiting for the first two samples…</source>
        <translation>Warten auf die ersten zwei Messwerte…</translation>
    </message>
    <message>
        <source>5 minutes</source>
        <translation>5&#xa0;Minuten</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1&#xa0;Stunde</translation>
    </message>
    <message>
        <source>Time shown</source>
        <translation>Angezeigter Zeitraum</translation>
    </message>
    <message>
        <source>How far back the chart goes; one hour is kept while the program runs</source>
        <translation>Wie weit das Diagramm zurückreicht; eine Stunde bleibt erhalten, solange das Programm läuft</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pause</translation>
    </message>
    <message>
        <source>Hold the picture; sampling goes on (Alt+P)</source>
        <translation>Das Bild anhalten; die Messung geht weiter (Alt+P)</translation>
    </message>
    <message>
        <source>Offsets a second</source>
        <translation>Offsets pro Sekunde</translation>
    </message>
    <message>
        <source>Save the picture…</source>
        <translation>Bild speichern…</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>Als CSV speichern…</translation>
    </message>
    <message>
        <source>The chart as a PNG file</source>
        <translation>Das Diagramm als PNG-Datei</translation>
    </message>
    <message>
        <source>What is shown, as numbers</source>
        <translation>Das Angezeigte in Zahlen</translation>
    </message>
    <message>
        <source>topic %1</source>
        <translation>Topic %1</translation>
    </message>
    <message>
        <source>There are no topics yet, so nothing is written.</source>
        <translation>Es gibt noch keine Topics, also wird nichts geschrieben.</translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation>Bild speichern</translation>
    </message>
    <message>
        <source>Save as CSV</source>
        <translation>Als CSV speichern</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>Bilder (*.png)</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>Kommagetrennte Werte (*.csv)</translation>
    </message>
    <message>
        <source>Written to %1.</source>
        <translation>Nach %1 geschrieben.</translation>
    </message>
    <message>
        <source>%1 cannot be written. %2</source>
        <translation>%1 ist nicht schreibbar. %2</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>partition %1</source>
        <translation>Partition %1</translation>
    </message>
    <message numerus="yes">
        <source>%n other partition(s)</source>
        <translation>
            <numerusform>%n weitere Partition</numerusform>
            <numerusform>%n weitere Partitionen</numerusform>
        </translation>
    </message>
    <message>
        <source>single partitions since %1</source>
        <translation>einzelne Partitionen seit %1</translation>
    </message>
    <message>
        <source>Bytes at the cursor</source>
        <translation>Bytes am Cursor</translation>
    </message>
    <message>
        <source>Tailed here: the first bytes are being counted…</source>
        <translation>Hier mitgelesen: Die ersten Bytes werden gezählt…</translation>
    </message>
    <message>
        <source>Bytes a second are known of what is tailed here. Nothing is: open the messages of a topic, and theirs show below.</source>
        <translation>Bytes pro Sekunde sind von dem bekannt, was hier mitgelesen wird. Das ist nichts: Öffnen Sie die Nachrichten eines Topics, dann stehen deren Bytes darunter.</translation>
    </message>
    <message>
        <source>Bytes a second are known of what is tailed here. This topic is not: open its messages, and theirs show below.</source>
        <translation>Bytes pro Sekunde sind von dem bekannt, was hier mitgelesen wird. Dieses Topic ist nicht dabei: Öffnen Sie seine Nachrichten, dann stehen deren Bytes darunter.</translation>
    </message>
    <message>
        <source>Tailed here: nothing at %1.</source>
        <translation>Hier mitgelesen: nichts um %1.</translation>
    </message>
    <message>
        <source>Tailed here: %1</source>
        <translation>Hier mitgelesen: %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>%Ln weitere</numerusform>
            <numerusform>%Ln weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Rates are counted from the offsets of partitions, which this server does not tell.</source>
        <translation>Raten werden aus den Offsets der Partitionen gezählt, die dieser Server nicht nennt.</translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::TimelineView</name>
    <message>
        <source>Timeline of the whole topic</source>
        <translation>Zeitachse des ganzen Topics</translation>
    </message>
    <message>
        <source>The topic is empty.</source>
        <translation>Das Topic ist leer.</translation>
    </message>
    <message>
        <source>The timeline could not be read.</source>
        <translation>Die Zeitachse konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Asking when the topic was written…</source>
        <translation>Wird erfragt: wann das Topic geschrieben wurde…</translation>
    </message>
    <message>
        <source>%1 offsets by time, not read</source>
        <translation>%1 Offsets nach Zeit, ungelesen</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message numerus="yes">
        <source>%Ln earlier</source>
        <translation>
            <numerusform>%Ln früher</numerusform>
            <numerusform>%Ln früher</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln later</source>
        <translation>
            <numerusform>%Ln später</numerusform>
            <numerusform>%Ln später</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>without %Ln partition(s)</source>
        <translation>
            <numerusform>ohne %Ln Partition</numerusform>
            <numerusform>ohne %Ln Partitionen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: about %2 offsets in the next %3 s. Drag to read a span of time.
From timestamps: exact only where they rise with the offsets, and where nothing was compacted away.</source>
        <translation>%1: etwa %2 Offsets in den nächsten %3 s. Ziehen, um eine Zeitspanne zu lesen.
Aus Zeitstempeln: genau nur, wo sie mit den Offsets steigen und nichts verdichtet wurde.</translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::TopicActions</name>
    <message>
        <source>Show &amp;messages</source>
        <translation>&amp;Nachrichten anzeigen</translation>
    </message>
    <message>
        <source>Watch the messages of the chosen topics (Enter)</source>
        <translation>Die Nachrichten der gewählten Topics ansehen (Eingabe)</translation>
    </message>
    <message>
        <source>Show &amp;partitions</source>
        <translation>&amp;Partitionen anzeigen</translation>
    </message>
    <message>
        <source>Show &amp;configuration</source>
        <translation>&amp;Konfiguration anzeigen</translation>
    </message>
    <message>
        <source>Show &amp;groups</source>
        <translation>&amp;Gruppen anzeigen</translation>
    </message>
    <message>
        <source>Show &amp;throughput</source>
        <translation>&amp;Durchsatz anzeigen</translation>
    </message>
    <message>
        <source>Pro&amp;duce a message…</source>
        <translation>Nachricht &amp;senden…</translation>
    </message>
    <message>
        <source>Write a message by hand (Ctrl+N)</source>
        <translation>Eine Nachricht selbst schreiben (Strg+N)</translation>
    </message>
    <message>
        <source>P&amp;in</source>
        <translation>An&amp;heften</translation>
    </message>
    <message>
        <source>Keep at the top of the tree, and sample every second</source>
        <translation>Oben im Baum behalten und jede Sekunde messen</translation>
    </message>
    <message>
        <source>Copy &amp;name</source>
        <translation>Na&amp;men kopieren</translation>
    </message>
    <message>
        <source>Copy the names, one a line</source>
        <translation>Die Namen kopieren, einer pro Zeile</translation>
    </message>
    <message>
        <source>Create topics…</source>
        <translation>Topics anlegen…</translation>
    </message>
    <message>
        <source>Create one or more topics</source>
        <translation>Ein oder mehrere Topics anlegen</translation>
    </message>
    <message>
        <source>De&amp;lete…</source>
        <translation>&amp;Löschen…</translation>
    </message>
    <message>
        <source>Delete the chosen topics; asks first (Del)</source>
        <translation>Die gewählten Topics löschen; fragt vorher (Entf)</translation>
    </message>
    <message numerus="yes">
        <source>De&amp;lete %Ln topic(s)…</source>
        <translation>
            <numerusform>%Ln Topic &amp;löschen…</numerusform>
            <numerusform>%Ln Topics &amp;löschen…</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Analyze…</source>
        <translation>&amp;Analysieren…</translation>
    </message>
    <message>
        <source>Count, sum and rank the messages by group in windows of time</source>
        <translation>Die Nachrichten je Gruppe in Zeitfenstern zählen, summieren und ordnen</translation>
    </message>
    <message>
        <source>&amp;Workbench…</source>
        <translation>&amp;Werkbank…</translation>
    </message>
    <message>
        <source>Send messages made of a template: one, many or a stream</source>
        <translation>Nachrichten aus einer Vorlage senden: eine, viele oder einen Strom</translation>
    </message>
    <message>
        <source>&amp;Load laboratory…</source>
        <translation>&amp;Lastlabor…</translation>
    </message>
    <message>
        <source>Send messages in a shape, and see rates and latencies</source>
        <translation>Nachrichten in einer Form senden, und Raten und Latenzen sehen</translation>
    </message>
    <message>
        <source>Replay or cop&amp;y…</source>
        <translation>Erneut schreiben oder k&amp;opieren…</translation>
    </message>
    <message>
        <source>Write messages of the topic once more, to a topic here or on another connection</source>
        <translation>Nachrichten des Topics noch einmal schreiben, in ein Topic hier oder in einer anderen Verbindung</translation>
    </message>
    <message>
        <source>All of %1, up to the end as it is then</source>
        <translation>Ganz %1, bis zum Ende, wie es dann ist</translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::TopicGroupsView</name>
    <message>
        <source>Consumer groups of the topic</source>
        <translation>Consumer-Gruppen des Topics</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Mitglieder</translation>
    </message>
    <message>
        <source>Partitions</source>
        <translation>Partitionen</translation>
    </message>
    <message>
        <source>Lag</source>
        <translation>Lag</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>Ö&amp;ffnen</translation>
    </message>
    <message>
        <source>Members, offsets and lag (Enter)</source>
        <translation>Mitglieder, Offsets und Lag (Eingabe)</translation>
    </message>
    <message>
        <source>Reading the consumer groups…</source>
        <translation>Die Consumer-Gruppen werden gelesen…</translation>
    </message>
    <message>
        <source>Asking the consumer groups: %1 of %2</source>
        <translation>Consumer-Gruppen werden gefragt: %1 von %2</translation>
    </message>
    <message>
        <source>topic %1</source>
        <translation>Topic %1</translation>
    </message>
    <message>
        <source>No consumer group reads this topic or has committed offsets of it.</source>
        <translation>Keine Consumer-Gruppe liest dieses Topic oder hat Committed Offsets darin.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln group(s)</source>
        <translation>
            <numerusform>%Ln Gruppe</numerusform>
            <numerusform>%Ln Gruppen</numerusform>
        </translation>
    </message>
    <message>
        <source>lag %1</source>
        <translation>Lag %1</translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::TopicPage</name>
    <message>
        <source>Sections of the topic</source>
        <translation>Abschnitte des Topics</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Partitions</source>
        <translation>Partitionen</translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation>Konfiguration</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Gruppen</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>Durchsatz</translation>
    </message>
    <message numerus="yes">
        <source>%Ln partition(s)</source>
        <translation>
            <numerusform>%Ln Partition</numerusform>
            <numerusform>%Ln Partitionen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln under-replicated</source>
        <translation>
            <numerusform>%Ln unterrepliziert</numerusform>
            <numerusform>%Ln unterrepliziert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln offline</source>
        <translation>
            <numerusform>%Ln offline</numerusform>
            <numerusform>%Ln offline</numerusform>
        </translation>
    </message>
    <message>
        <source>internal</source>
        <translation>intern</translation>
    </message>
    <message>
        <source>not on this cluster</source>
        <translation>nicht auf diesem Cluster</translation>
    </message>
    <message>
        <source>offsets/s not known</source>
        <translation>Offsets/s unbekannt</translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::TopicRow</name>
    <message>
        <source>Topic</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>T&amp;opic</source>
        <translation>T&amp;opic</translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::TopicsPage</name>
    <message>
        <source>Topics</source>
        <translation>Topics</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>Partitions</source>
        <translation>Partitionen</translation>
    </message>
    <message>
        <source>Replication factor</source>
        <translation>Replikationsfaktor</translation>
    </message>
    <message>
        <source>Under-replicated</source>
        <translation>Unterrepliziert</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Offset span</source>
        <translation>Offset-Spanne</translation>
    </message>
    <message>
        <source>Offsets/s</source>
        <translation>Offsets/s</translation>
    </message>
    <message>
        <source>Filter topics (Ctrl+F)</source>
        <translation>Topics filtern (Strg+F)</translation>
    </message>
    <message>
        <source>Filter topics</source>
        <translation>Topics filtern</translation>
    </message>
    <message numerus="yes">
        <source>%Ln topic(s)</source>
        <translation>
            <numerusform>%Ln Topic</numerusform>
            <numerusform>%Ln Topics</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln topic(s)</source>
        <translation>
            <numerusform>%1 von %Ln Topic</numerusform>
            <numerusform>%1 von %Ln Topics</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n broker(s)</source>
        <translation>
            <numerusform>%n Broker</numerusform>
            <numerusform>%n Broker</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln partition(s)</source>
        <translation>
            <numerusform>%Ln Partition</numerusform>
            <numerusform>%Ln Partitionen</numerusform>
        </translation>
    </message>
    <message>
        <source>cluster %1</source>
        <translation>Cluster %1</translation>
    </message>
    <message>
        <source>Reading the topics…</source>
        <translation>Die Topics werden gelesen…</translation>
    </message>
    <message>
        <source>There are no topics yet, or none that this user may describe.</source>
        <translation>Es gibt noch keine Topics, oder keine, die dieser Benutzer beschreiben darf.</translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::WindowBanners</name>
    <message>
        <source>&amp;Reconnect</source>
        <translation>&amp;Neu verbinden</translation>
    </message>
    <message>
        <source>The REST Proxy does not answer. It goes on by itself as soon as it does.</source>
        <translation>Der REST-Proxy antwortet nicht. Es geht von selbst weiter, sobald er es tut.</translation>
    </message>
    <message>
        <source>No broker answers. It goes on by itself as soon as one does.</source>
        <translation>Kein Broker antwortet. Es geht von selbst weiter, sobald einer antwortet.</translation>
    </message>
    <message>
        <source>What is typed or set holds until the program ends.</source>
        <translation>Was eingegeben oder eingestellt wird, gilt bis zum Ende des Programms.</translation>
    </message>
    <message>
        <source>The settings of this connection were changed. They hold when it is connected anew; a stricter guard holds now.</source>
        <translation>Die Einstellungen dieser Verbindung wurden geändert. Sie gelten, wenn sie neu verbunden wird; ein strengerer Schutz gilt schon jetzt.</translation>
    </message>
</context>
<context>
    <name>streamscope::widgets::WorkbenchPage</name>
    <message>
        <source>(empty)</source>
        <translation>(leer)</translation>
    </message>
    <message>
        <source>Workbench</source>
        <translation>Werkbank</translation>
    </message>
    <message>
        <source>Send (Ctrl+Enter)</source>
        <translation>Senden (Strg+Eingabe)</translation>
    </message>
    <message>
        <source>One message</source>
        <translation>Eine Nachricht</translation>
    </message>
    <message>
        <source>A number of messages</source>
        <translation>Eine Anzahl Nachrichten</translation>
    </message>
    <message>
        <source>A stream until it is stopped</source>
        <translation>Ein Strom, bis er angehalten wird</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>Wie viele</translation>
    </message>
    <message>
        <source>Number of messages</source>
        <translation>Anzahl der Nachrichten</translation>
    </message>
    <message>
        <source>at a steady rate</source>
        <translation>mit fester Rate</translation>
    </message>
    <message>
        <source>as fast as it goes</source>
        <translation>so schnell es geht</translation>
    </message>
    <message>
        <source>How fast</source>
        <translation>Wie schnell</translation>
    </message>
    <message>
        <source> a second</source>
        <translation> je Sekunde</translation>
    </message>
    <message>
        <source>Messages a second</source>
        <translation>Nachrichten pro Sekunde</translation>
    </message>
    <message>
        <source>What is sent</source>
        <translation>Was gesendet wird</translation>
    </message>
    <message>
        <source>Sen&amp;d</source>
        <translation>Sen&amp;den</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>Header</translation>
    </message>
    <message>
        <source>The next five messages</source>
        <translation>Die nächsten fünf Nachrichten</translation>
    </message>
    <message>
        <source>The value of the chosen message</source>
        <translation>Der Wert der gewählten Nachricht</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>Von vorn</translation>
    </message>
    <message>
        <source>Count from the beginning, with other chances</source>
        <translation>Von vorn zählen, mit neuem Zufall</translation>
    </message>
    <message>
        <source>Parts of the workbench</source>
        <translation>Teile der Werkbank</translation>
    </message>
    <message>
        <source>Next five</source>
        <translation>Nächste fünf</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>Functions</source>
        <translation>Funktionen</translation>
    </message>
    <message>
        <source>Workbench of %1</source>
        <translation>Werkbank von %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln partition(s)</source>
        <translation>
            <numerusform>%Ln Partition</numerusform>
            <numerusform>%Ln Partitionen</numerusform>
        </translation>
    </message>
    <message>
        <source>One message goes to “%1”.</source>
        <translation>Eine Nachricht geht an „%1“.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) go to “%1”.</source>
        <translation>
            <numerusform>%Ln Nachricht geht an „%1“.</numerusform>
            <numerusform>%Ln Nachrichten gehen an „%1“.</numerusform>
        </translation>
    </message>
    <message>
        <source>Messages go to “%1” until you stop it.</source>
        <translation>Nachrichten gehen an „%1“, bis Sie anhalten.</translation>
    </message>
    <message>
        <source>Producing to %1</source>
        <translation>Senden an %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) not committed</source>
        <translation>
            <numerusform>%Ln Nachricht nicht abgeschlossen</numerusform>
            <numerusform>%Ln Nachrichten nicht abgeschlossen</numerusform>
        </translation>
    </message>
    <message>
        <source>A transaction is open: commit it or abort it. Until then readers of committed messages wait in front of it; after five minutes Kafka aborts it.</source>
        <translation>Eine Transaktion ist offen: Schließen Sie sie ab, oder brechen Sie sie ab. Bis dahin warten Leser abgeschlossener Nachrichten davor; nach fünf Minuten bricht Kafka sie ab.</translation>
    </message>
    <message>
        <source>The transaction could not be committed and was aborted.</source>
        <translation>Die Transaktion konnte nicht abgeschlossen werden und wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Not all messages were written: the errors are beside the template.</source>
        <translation>Nicht alle Nachrichten sind geschrieben: Die Fehler stehen neben der Vorlage.</translation>
    </message>
</context>
</TS>
