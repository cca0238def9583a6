/* SPDX-License-Identifier: MIT */
/*
 * Every diagnostic: DIAG(identifier, code, level, text, help). The manual's list is this one, and tests/bad has a
 * case for each row. Included several times on purpose.
 */
/* clang-format off */

/* base/source: any file */
DIAG(FILE_UNREADABLE, "file-unreadable", DIAG_ERROR, "the file cannot be read", "Check that it is a file that you may read.")
DIAG(FILE_TOO_LARGE, "file-too-large", DIAG_ERROR, "the file is too large", "Split it by subject.")
DIAG(FILE_NOT_REGULAR, "file-not-regular", DIAG_ERROR, "this is not a file", "A folder, a device or a pipe stands where a file is expected.")
DIAG(FILE_NOT_UTF8, "file-not-utf8", DIAG_ERROR, "the file is not valid UTF-8", "Save it with the encoding UTF-8; word processors and spreadsheets often use another.")
DIAG(CONTROL_CHARACTER, "control-character", DIAG_ERROR, "a control character", "Delete it. Only line ends and tabs may stand in a file, and none can be written by an escape.")
DIAG(BIDI_CONTROL, "bidi-control", DIAG_ERROR, "a character that turns the direction of writing", "Delete it. It can make a text look other than what it says.")

/* read/: limits that YAML and XML share (base/limits.h) */
DIAG(NESTED_TOO_DEEP, "nested-too-deep", DIAG_ERROR, "too many things in each other", "Nothing that the format knows is nested so deep.")
DIAG(TOO_MANY_NODES, "too-many-nodes", DIAG_ERROR, "too many values in one file", "Split it by subject.")
DIAG(TEXT_TOO_LONG, "text-too-long", DIAG_ERROR, "a text is too long", "Write a summary; the law itself is not copied here.")
DIAG(TOO_MANY_FILES, "too-many-files", DIAG_ERROR, "too many files in one folder", "Put what belongs together into one file.")

/* read/yaml */
DIAG(YAML_DUPLICATE_KEY, "yaml-duplicate-key", DIAG_ERROR, "the same key twice", "Keep one of the two.")
DIAG(YAML_ALIAS, "yaml-alias", DIAG_ERROR, "an alias", "Write the value out. If the '*' belongs to the text, put the text in quotes.")
DIAG(YAML_ANCHOR, "yaml-anchor", DIAG_ERROR, "an anchor", "Delete it; texts are named by id. If the '&' belongs to the text, put the text in quotes.")
DIAG(YAML_TAG, "yaml-tag", DIAG_ERROR, "a tag", "Delete it. If the '!' belongs to the text, put the text in quotes.")
DIAG(YAML_KEY_NOT_TEXT, "yaml-key-not-text", DIAG_ERROR, "a key that is no text", "A key is a word and a colon. A text that begins with '[', '{' or '?' needs quotes.")
DIAG(YAML_SECOND_DOCUMENT, "yaml-second-document", DIAG_ERROR, "a second document in the file", "Delete the line '---', or make two files.")
DIAG(YAML_TAB, "yaml-tab", DIAG_ERROR, "a tab where the line is indented", "Use spaces; most editors can turn tabs into spaces.")
DIAG(YAML_CURLY_QUOTES, "yaml-curly-quotes", DIAG_ERROR, "curly quotes around a value", "Use straight quotes (\") or none: curly ones become part of the text.")
DIAG(YAML_UNCLOSED_QUOTE, "yaml-unclosed-quote", DIAG_ERROR, "a quote is not closed", "Close it. A quote inside single quotes is written twice, one inside double quotes after a backslash.")
DIAG(YAML_UNCLOSED_BRACKET, "yaml-unclosed-bracket", DIAG_ERROR, "a bracket is not closed", "Put a comma between values and close the bracket.")
DIAG(YAML_COLON_IN_TEXT, "yaml-colon-in-text", DIAG_ERROR, "a colon where no key can stand", "Put a text that holds ': ' in quotes, or check the indentation.")
DIAG(YAML_NO_COLON, "yaml-no-colon", DIAG_ERROR, "a line without a colon", "Write 'key: value', or indent the line if it goes on from the one before.")
DIAG(YAML_INDENTATION, "yaml-indentation", DIAG_ERROR, "a line that does not fit in", "What belongs together begins in the same column.")
DIAG(YAML_ESCAPE, "yaml-escape", DIAG_ERROR, "an escape that does not exist", "In double quotes a backslash is written twice; in single quotes it needs nothing.")
DIAG(YAML_SYNTAX, "yaml-syntax", DIAG_ERROR, "this is not YAML", "Put quotes around a text that begins with a special character.")

/* read/xml */
DIAG(XML_DOCTYPE, "xml-doctype", DIAG_ERROR, "a DOCTYPE", "Delete it: it can make a program read other files.")
DIAG(XML_ENTITY, "xml-entity", DIAG_ERROR, "an entity", "Write the character itself; XML without a DOCTYPE knows &amp; &lt; &gt; &quot; &apos; only.")
DIAG(XML_ENCODING, "xml-encoding", DIAG_ERROR, "an encoding other than UTF-8", "Save the file as UTF-8 and write encoding=\"UTF-8\".")
DIAG(XML_TAG_MISMATCH, "xml-tag-mismatch", DIAG_ERROR, "an end tag that closes another element", "Close the inner element first.")
DIAG(XML_UNCLOSED, "xml-unclosed", DIAG_ERROR, "the file ends before its elements do", "It may have been cut short.")
DIAG(XML_DUPLICATE_ATTRIBUTE, "xml-duplicate-attribute", DIAG_ERROR, "the same attribute twice", "Keep one of the two.")
DIAG(XML_PREFIX, "xml-prefix", DIAG_ERROR, "a prefix that stands for no namespace", "Declare it on the root element with xmlns:PREFIX.")
DIAG(XML_AMPERSAND, "xml-ampersand", DIAG_ERROR, "a bare '&'", "Write &amp; for it.")
DIAG(XML_EMPTY, "xml-empty", DIAG_ERROR, "no element in the file", "An XML file has one element that holds all others.")
DIAG(XML_SYNTAX, "xml-syntax", DIAG_ERROR, "this is not XML", "Compare it with a file that works.")
DIAG(TOO_MANY_ATTRIBUTES, "too-many-attributes", DIAG_ERROR, "too many attributes", "Nothing that the format knows has so many.")
DIAG(TOO_MANY_NAMES, "too-many-names", DIAG_ERROR, "too many different names", "The format knows a few dozen.")

/* read/prose */
DIAG(PROSE_MARKUP, "prose-markup", DIAG_ERROR, "prose holds markup that it may not have", "Paragraphs, lists, emphasis, code words and http(s) links only. Put a backslash before a character that is meant as text.")
DIAG(PROSE_LINK, "prose-link", DIAG_ERROR, "a link that leads to no web page", "Links begin with http:// or https://.")
DIAG(PROSE_TOO_DEEP, "prose-too-deep", DIAG_ERROR, "too many lists or emphases in each other", "Write it flatter.")

/* model: form, for YAML and XML alike */
DIAG(UNKNOWN_KEY, "unknown-key", DIAG_ERROR, "unknown key", "Keys are spelt as in the manual; a facet belongs to the kind of the provision.")
DIAG(UNKNOWN_ELEMENT, "unknown-element", DIAG_ERROR, "unknown element", "Elements are spelt as in the manual and stand in the right namespace.")
DIAG(ELEMENT_TWICE, "element-twice", DIAG_ERROR, "an element that can stand once", "Keep one of the two.")
DIAG(MISSING_KEY, "missing-key", DIAG_ERROR, "something is missing", "Write it; where it cannot be known, the manual says which word stands for that.")
DIAG(WRONG_TYPE, "wrong-type", DIAG_ERROR, "wrong type", "A list is [a, b] or lines that begin with a hyphen; a mapping is lines of key: value.")
DIAG(UNKNOWN_WORD, "unknown-word", DIAG_ERROR, "unknown word", "The manual lists the words that can stand here.")
DIAG(LISTED_TWICE, "listed-twice", DIAG_ERROR, "listed twice", "Keep one of the two.")
DIAG(BAD_ID, "bad-id", DIAG_ERROR, "this is no id", "An id is made of lower-case letters, digits and hyphens.")
DIAG(BAD_DATE, "bad-date", DIAG_ERROR, "this is no date", "Write YYYY, YYYY-MM or YYYY-MM-DD, of a day that exists.")
DIAG(BAD_DURATION, "bad-duration", DIAG_ERROR, "this is no duration", "P4Y is four years, P18M eighteen months, P1Y6M a year and a half; also life and death.")
DIAG(DATE_AFTER_LAW_DAY, "date-after-law-day", DIAG_ERROR, "a date after the day of the law", "What was read, searched or reported lies in the past; change as-of in frameworks/stocktake.yaml deliberately.")
DIAG(DUPLICATE_ID, "duplicate-id", DIAG_ERROR, "the same id twice", "Give one of the two another id.")

/* model: vocabulary and treaties */
DIAG(BAD_VOCABULARY, "bad-vocabulary", DIAG_ERROR, "the vocabulary does not fit together", "The comments in vocabulary.xml say what each attribute means.")
DIAG(LIST_TOO_LONG, "list-too-long", DIAG_ERROR, "a list has too many cases", "Split the list, or put terms together that no law tells apart.")
DIAG(UNKNOWN_TERM, "unknown-term", DIAG_ERROR, "unknown term", "stocktake list vocabulary shows the terms of each facet.")
DIAG(UNKNOWN_TOPIC, "unknown-topic", DIAG_ERROR, "unknown topic", "stocktake list vocabulary shows the topics.")
DIAG(UNKNOWN_KIND, "unknown-kind", DIAG_ERROR, "unknown kind of provision", "stocktake list vocabulary shows the kinds.")
DIAG(UNKNOWN_FACET, "unknown-facet", DIAG_ERROR, "unknown facet", "stocktake list vocabulary shows the facets of each kind.")
DIAG(NO_TREATY, "no-treaty", DIAG_ERROR, "this is no treaty file", "A treaty is an Akoma Ntoso document with an assessment layer; see the manual.")
DIAG(NO_SUCH_INSTRUMENT, "no-such-instrument", DIAG_ERROR, "no such treaty", "A treaty is named by its file or by its short name.")
DIAG(NO_SUCH_UNIT, "no-such-unit", DIAG_ERROR, "no such eId", "The eId has to be that of a numbered unit in the body of the treaty.")
DIAG(NO_SUCH_CLAUSE, "no-such-clause", DIAG_ERROR, "no clause to point at", "Name a unit that has an st:clause of its own.")
DIAG(NO_SUCH_ELEMENT, "no-such-element", DIAG_ERROR, "no such element", "Name the id of an element of that clause.")
DIAG(NO_OFFENCE_CLAUSE, "no-offence-clause", DIAG_ERROR, "no offence in that clause", "Name clauses that set out offences, or a unit that holds some.")
DIAG(CLAUSE_ORDER, "clause-order", DIAG_ERROR, "a clause out of order", "Clauses stand in the order of the body.")
DIAG(CLAUSE_CONTENT, "clause-content", DIAG_ERROR, "a clause that cannot be judged so", "A clause has elements, or st:counted-in, st:carry or st:outside.")
DIAG(UNIT_WITHOUT_CLAUSE, "unit-without-clause", DIAG_ERROR, "a unit of the treaty that nobody assesses", "Write an st:clause, or an st:aside with the reason.")
DIAG(CARRY, "carry", DIAG_ERROR, "a clause that cannot be carried", "Only clauses that speak of offences are run again with those of a protocol.")

/* model: a country */
DIAG(NO_SUCH_LAW, "no-such-law", DIAG_ERROR, "no such law", "Laws are named by their id in laws.yaml.")
DIAG(NO_SUCH_TEXT, "no-such-text", DIAG_ERROR, "no such text", "Texts are named by their id under a law, or under sources in state.yaml.")
DIAG(NO_SUCH_PROVISION, "no-such-provision", DIAG_ERROR, "no such provision", "Provisions are named by their id, in whichever file of the country they stand.")
DIAG(NOT_AN_OFFENCE, "not-an-offence", DIAG_ERROR, "a rule that is about something other than offences", "Name provisions of the kind offence.")
DIAG(TEXT_OF_ANOTHER_LAW, "text-of-another-law", DIAG_ERROR, "a text of another law", "A provision is read in a text of its own law.")
DIAG(PROVISION_WITHOUT_TEXT, "provision-without-text", DIAG_ERROR, "a provision without a text", "Nothing can be said of a law without the text in which it was read; from memory is seen: not-seen.")
DIAG(ENDS_BEFORE_IT_BEGINS, "ends-before-it-begins", DIAG_ERROR, "it ends before it begins", "Compare the two dates.")
DIAG(BEFORE_ITS_LAW, "before-its-law", DIAG_WARNING, "a provision in force before its law", "Compare the day of the provision with that of the law in laws.yaml.")
DIAG(REPLACES, "replaces", DIAG_ERROR, "provisions that cannot follow one another", "A provision replaces an earlier one.")
DIAG(OVERLAP, "overlap", DIAG_ERROR, "two versions of a rule in force on one day", "End the older one on the day before, or leave its until out: the one that replaces it ends it.")
DIAG(CONTRADICTION, "contradiction", DIAG_ERROR, "two things that exclude each other", "Keep the one that is right.")
DIAG(UNSURE, "unsure", DIAG_ERROR, "doubt that adds nothing", "unsure lists terms that may be reached beyond those that are written.")
DIAG(BECAUSE_MISSING, "because-missing", DIAG_ERROR, "no reason for a reading that decides", "A line, in own words, on what in the section carries the facet: it is what an adviser checks.")
DIAG(BECAUSE_UNWRITTEN, "because-unwritten", DIAG_ERROR, "a reason for a facet that is not written", "Write the facet, or take the line out.")
DIAG(HEADING_ONLY, "heading-only", DIAG_ERROR, "a finding from a heading alone", "Read the section, or leave the facet out.")
DIAG(NOTHING_SEARCHED, "nothing-searched", DIAG_ERROR, "a search in a text that was not read", "Name texts that were looked through.")
DIAG(BEYOND_HORIZON, "beyond-horizon", DIAG_ERROR, "a search beyond the days for which its text speaks", "End the period earlier, or read a later text; comparison.md rule 8 says up to which day a text speaks.")
DIAG(BAD_ADDRESS, "bad-address", DIAG_ERROR, "this is no place to read at", "An http(s) address, or {repository: owner/name, commit: HEX, path: PATH}.")
DIAG(BAD_KEY, "bad-key", DIAG_ERROR, "this key names nothing", "A notification is named by the treaty and the eId of the clause.")
DIAG(WRONG_COUNTRY, "wrong-country", DIAG_ERROR, "the code of another country", "The folder is named by the country's code.")

/* model: the data folder */
DIAG(FOLDER_UNREADABLE, "folder-unreadable", DIAG_ERROR, "the folder cannot be read", "The data folder holds frameworks/ and instruments/; -C names it.")
DIAG(FILE_NAME, "file-name", DIAG_ERROR, "a file that would not be read", "Data files are named with letters, digits, hyphens and .yaml or .xml; symbolic links and folders in folders are not followed.")
DIAG(COUNTRY_CODE, "country-code", DIAG_ERROR, "a folder that names no country", "A country's folder has the three capital letters of ISO 3166-1.")
DIAG(EMPTY_FILE, "empty-file", DIAG_ERROR, "an empty file", "Delete it, or write what it is for.")
