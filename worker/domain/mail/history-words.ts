/** How programs write "On 12 Nov 2026, Maja wrote:" above what they quote. In lower case. */
export const attributions: readonly { starts: readonly string[]; verb: string }[] = [
  { starts: ["on "], verb: "wrote" },
  // Google's program in German puts the name first, Apple's and Thunderbird the date.
  { starts: ["am ", "on "], verb: "schrieb" },
  { starts: [], verb: "schrieb am" },
  { starts: ["le "], verb: "a écrit" },
  { starts: ["el "], verb: "escribió" },
  { starts: ["il "], verb: "ha scritto" },
  { starts: ["op "], verb: "schreef" },
  { starts: [], verb: "schreef op" },
  { starts: ["den "], verb: "skrev" },
  { starts: [], verb: "skrev" },
  { starts: [], verb: "kirjoitti" },
  { starts: [], verb: "napisał" },
  { starts: [], verb: "pisze" },
  { starts: ["em "], verb: "escreveu" },
  { starts: [], verb: "escreveu" },
  { starts: ["في "], verb: "كتب" },
  { starts: ["في "], verb: "تمت كتابة ما يلي" },
  { starts: [], verb: "كتب" },
];

/** "-----Original Message-----", without the dashes. In lower case. */
export const originals: readonly string[] = [
  "original message",
  "ursprüngliche nachricht",
  "originalnachricht",
  "message d'origine",
  "message original",
  "mensaje original",
  "messaggio originale",
  "oorspronkelijk bericht",
  "oprindelig meddelelse",
  "opprinnelig melding",
  "ursprungligt meddelande",
  "alkuperäinen viesti",
  "wiadomość oryginalna",
  "oryginalna wiadomość",
  "mensagem original",
  "الرسالة الأصلية",
];

/** "---------- Forwarded message ---------": what follows is what somebody wants us to read. In lower case. */
export const forwards: readonly string[] = [
  "forwarded message",
  "begin forwarded message",
  "weitergeleitete nachricht",
  "anfang der weitergeleiteten nachricht",
  "message transféré",
  "début du message réexpédié",
  "mensaje reenviado",
  "messaggio inoltrato",
  "doorgestuurd bericht",
  "videresendt meddelelse",
  "videresendt melding",
  "vidarebefordrat meddelande",
  "välitetty viesti",
  "wiadomość przekazana",
  "przekazana wiadomość",
  "mensagem encaminhada",
  "رسالة معاد توجيهها",
];

/** The lines of Outlook's block above a quote: who, when, and one of to whom and what about. In lower case. */
export const blockLabels = {
  who: ["from", "von", "de", "da", "van", "fra", "från", "lähettäjä", "od", "من"],
  when: [
    ...["sent", "date", "gesendet", "datum", "envoyé", "enviado", "fecha", "inviato", "data", "verzonden", "sendt"],
    ...["dato", "skickat", "lähetetty", "päivämäärä", "wysłano", "enviada", "enviado em", "تاريخ الإرسال", "التاريخ"],
  ],
  what: [
    ...["to", "subject", "an", "betreff", "à", "objet", "para", "asunto", "a", "oggetto", "aan", "onderwerp", "til"],
    ...["emne", "till", "ämne", "vastaanottaja", "aihe", "do", "temat", "assunto", "إلى", "الموضوع"],
  ],
} as const;

/** What phones put below everything. Beginnings, in lower case. */
export const phoneSignatures: readonly string[] = [
  "sent from my ",
  "sent from mail for ",
  "sent from yahoo mail",
  "sent from outlook for ",
  "get outlook for ",
  "von meinem ",
  "gesendet von ",
  "envoyé de mon ",
  "envoyé depuis ",
  "enviado desde mi ",
  "enviado do meu ",
  "inviato da ",
  "verstuurd vanaf mijn ",
  "verzonden vanaf mijn ",
  "sendt fra min ",
  "skickat från min ",
  "lähetetty ",
  "wysłane z ",
  "أُرسلت من ",
  "مرسل من ",
];
