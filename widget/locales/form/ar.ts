import type { FormWords } from "./en.ts";

export const ar: FormWords = {
  busy: "الجميع مشغولون الآن",
  backToday: (time) => `نعود للرد اليوم الساعة ${time}`,
  backTomorrow: (day, time) => `نعود للرد ${day} الساعة ${time}`,
  backOn: (day, time) => `نعود للرد يوم ${day} الساعة ${time}`,
  leave: "اترك لنا رسالة وسنرد عليك بالبريد الإلكتروني.",
  missed: "اترك بريدك الإلكتروني وسنرد عليك هناك.",
  thanks: "شكرًا! سنرد عليك بالبريد الإلكتروني.",
  email: "بريدك الإلكتروني",
  emailWrong: "أدخل عنوان بريد إلكتروني صحيحًا، مثل \u2068name@example.com\u2069.",
  name: "اسمك (اختياري)",
  change: "تغيير",
  myEmail: (email) => `بريدي الإلكتروني: ${email}`,
  textMissing: "اكتب رسالة من فضلك.",
  department: "إلى",
  anybody: "أي شخص",
  closedNow: (department) => `\u2068${department}\u2069 (مغلق الآن)`,
  place: { other: "رقمك في قائمة الانتظار: {n}." },
  next: "أنت التالي في قائمة الانتظار.",
  usually: (time) => `مدة الانتظار المعتادة: ${time} تقريبًا.`,
};
