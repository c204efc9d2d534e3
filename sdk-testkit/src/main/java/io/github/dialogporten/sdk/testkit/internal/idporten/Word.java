package io.github.dialogporten.sdk.testkit.internal.idporten;

/** The words of the pages, in bokmål (for nynorsk and Sami too) and English. */
enum Word {
  LOGIN("Logg inn", "Log in"),
  WHO("Hvem er du?", "Who are you?"),
  LEVEL("Sikkerhetsnivå", "Level of assurance"),
  SUBSTANTIAL("Betydelig", "Substantial"),
  HIGH("Høyt", "High"),
  PROCEED("Logg inn", "Log in"),
  CANCEL("Avbryt", "Cancel"),
  CONSENT("Gi samtykke", "Give consent"),
  WANTS("vil kunne bruke dette på dine vegne:", "would like to use this on your behalf:"),
  ALLOW("Tillat det som er krysset av", "Allow what is ticked"),
  LOGGED_OUT("Du er logget ut", "You are logged out"),
  ONWARDS("Videre", "Continue"),
  FAILED("Innloggingen kan ikke fullføres", "The login cannot be completed");

  private final String norwegian;
  private final String english;

  Word(String norwegian, String english) {
    this.norwegian = norwegian;
    this.english = english;
  }

  String in(String locale) {
    return locale.equals("en") ? english : norwegian;
  }
}
