package io.github.dialogporten.sdk.testkit.internal.idporten;

/** The pages' words, in the languages they speak. */
record Words(
    String login,
    String who,
    String level,
    String substantial,
    String high,
    String proceed,
    String cancel,
    String consent,
    String wants,
    String allow,
    String loggedOut,
    String onwards,
    String failed) {

  private static final Words NORWEGIAN =
      new Words(
          "Logg inn",
          "Hvem er du?",
          "Sikkerhetsnivå",
          "Betydelig",
          "Høyt",
          "Logg inn",
          "Avbryt",
          "Gi samtykke",
          "vil kunne bruke dette på dine vegne:",
          "Tillat det som er krysset av",
          "Du er logget ut",
          "Videre",
          "Innloggingen kan ikke fullføres");

  private static final Words ENGLISH =
      new Words(
          "Log in",
          "Who are you?",
          "Level of assurance",
          "Substantial",
          "High",
          "Log in",
          "Cancel",
          "Give consent",
          "would like to use this on your behalf:",
          "Allow what is ticked",
          "You are logged out",
          "Continue",
          "The login cannot be completed");

  /** Those who read Nynorsk or Sami get Norwegian here. */
  static Words in(String locale) {
    return locale.equals("en") ? ENGLISH : NORWEGIAN;
  }
}
