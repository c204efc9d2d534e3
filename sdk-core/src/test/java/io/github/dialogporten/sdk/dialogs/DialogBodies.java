package io.github.dialogporten.sdk.dialogs;

/** Bodies as Dialogporten writes them, one for each published shape. All is made up. */
final class DialogBodies {

  static final String ID = "01990000-0000-7000-8000-000000000001";
  static final String PARTY = "urn:altinn:organization:identifier-no:310923044";
  private static final String EMBED =
      "application/vnd.dialogporten.frontchannelembed-url;type=text/markdown";

  private DialogBodies() {}

  private static String json(String text) {
    return text.replace('\'', '"');
  }

  private static String id(int number) {
    return "'id':'01990000-0000-7000-8000-0000000000" + (number < 10 ? "0" : "") + number + "'";
  }

  private static String texts(String text) {
    return "[{'languageCode':'en','value':'"
        + text
        + " en'},{'languageCode':'nb','value':'"
        + text
        + " nb'}]";
  }

  private static String content(String text) {
    return "{'value':" + texts(text) + ",'mediaType':'text/plain'}";
  }

  private static final String ACTOR =
      json(
          "{'actorType':'PartyRepresentative','actorName':'SYNTETISK PERSON',"
              + "'actorId':'urn:altinn:person:identifier-ephemeral:0123456789'}");

  /** What a search and an opened dialog both have, texts apart. */
  static final String COMMON =
      json(
          id(1)
              + ",'party':'"
              + PARTY
              + "','org':'syn','serviceResource':'urn:altinn:resource:syntetisk',"
              + "'serviceResourceType':'GenericAccessResource','status':'RequiresAttention',"
              + "'extendedStatus':'venter','externalReference':'ref-1','progress':40,"
              + "'createdAt':'2026-01-01T10:00:00.0000001Z',"
              + "'updatedAt':'2026-01-02T10:00:00.0000002Z',"
              + "'contentUpdatedAt':'2026-01-03T10:00:00.0000003Z',"
              + "'dueAt':'2026-01-04T10:00:00.0000004Z','process':'urn:syn:process:2',"
              + "'precedingProcess':'urn:syn:process:1','isApiOnly':false,'isContentSeen':true,"
              + "'hasUnopenedContent':true,'fromServiceOwnerTransmissionsCount':2,"
              + "'fromPartyTransmissionsCount':1,'systemLabel':'Archive',"
              + "'endUserContext':{'revision':'01990000-0000-7000-8000-000000000090',"
              + "'systemLabels':['Archive','MarkedAsUnopened']},");

  static String seen(int number, String more) {
    return json("{" + id(number) + ",'seenAt':'2026-01-05T10:00:00.0000005Z','seenBy':")
        + ACTOR
        + json(",'isCurrentEndUser':true" + more + "}");
  }

  static String activity(int number, boolean performedBy) {
    return json(
            "{"
                + id(number)
                + ",'type':'Information','createdAt':'2026-01-06T10:00:00.0000006Z','description':"
                + texts("Beskrivelse")
                + ",'extendedType':'urn:syn:activity','transmissionId':"
                + "'01990000-0000-7000-8000-000000000091'")
        + (performedBy ? ",\"performedBy\":" + ACTOR : "")
        + "}";
  }

  static String attachment(int number) {
    return json(
        "{"
            + id(number)
            + ",'displayName':"
            + texts("Vedlegg")
            + ",'name':'vedlegg.pdf','expiresAt':'2026-09-01T10:00:00.0000007Z','urls':[{"
            + id(number + 1)
            + ",'url':'https://innhold.eksempel.invalid/1','mediaType':'application/pdf',"
            + "'consumerType':'Api'},{"
            + id(number + 2)
            + ",'url':'urn:dialogporten:expired','consumerType':'Gui'}]}");
  }

  /** A transmission; what only one of the shapes has is added. */
  static String transmission(int number, String more) {
    return json("{" + id(number) + ",'type':'Decision','sender':")
        + ACTOR
        + json(
            ",'createdAt':'2026-01-07T10:00:00.0000008Z','isAuthorized':true,"
                + "'authorizationAttribute':'urn:altinn:task:Task_1',"
                + "'extendedType':'urn:syn:transmission','externalReference':'ref-2',"
                + "'relatedTransmissionId':'01990000-0000-7000-8000-000000000092','content':{"
                + "'title':"
                + content("Vedtak")
                + ",'summary':"
                + content("Sammendrag")
                + ",'contentReference':{'value':[{'languageCode':'nb','value':"
                + "'https://innhold.eksempel.invalid/2'}],'mediaType':'"
                + EMBED
                + "'}},'navigationalActions':[{'title':"
                + texts("Les")
                + ",'url':'https://vindu.eksempel.invalid/3','expiresAt':"
                + "'2026-09-02T10:00:00.0000009Z'}],'attachments':[")
        + attachment(number + 10)
        + "]"
        + json(more)
        + "}";
  }

  /** As opening a dialog gives it. */
  static String opened() {
    return "{"
        + COMMON
        + json(
            "'revision':'01990000-0000-7000-8000-000000000093',"
                + "'expiresAt':'2027-01-01T10:00:00.0000010Z','dialogToken':'dialog-token',"
                + "'content':{'title':"
                + content("Tittel")
                + ",'summary':"
                + content("Oppsummering")
                + ",'senderName':"
                + content("Syntetisk etat")
                + ",'extendedStatus':"
                + content("Venter")
                + ",'additionalInfo':{'value':"
                + texts("**Mer**")
                + ",'mediaType':'text/markdown'},'mainContentReference':{'value':["
                + "{'languageCode':'nb','value':'https://innhold.eksempel.invalid/nb'}],"
                + "'mediaType':'"
                + EMBED
                + "','isAuthorized':true}},'guiActions':[{"
                + id(20)
                + ",'action':'read','url':'https://vindu.eksempel.invalid/4',"
                + "'authorizationAttribute':'urn:altinn:task:Task_2','isAuthorized':true,"
                + "'isDeleteDialogAction':true,'httpMethod':'DELETE','priority':'Secondary',"
                + "'title':"
                + texts("Slett")
                + ",'prompt':"
                + texts("Sikker?")
                + "}],'apiActions':[{"
                + id(21)
                + ",'action':'write','name':'send','authorizationAttribute':'urn:syn:a',"
                + "'isAuthorized':true,'endpoints':[{"
                + id(22)
                + ",'version':'v2','url':'https://api.eksempel.invalid/5','httpMethod':'PATCH',"
                + "'documentationUrl':'https://api.eksempel.invalid/6',"
                + "'requestSchema':'https://api.eksempel.invalid/7',"
                + "'responseSchema':'https://api.eksempel.invalid/8','deprecated':true,"
                + "'sunsetAt':'2027-02-01T10:00:00.0000011Z'}]}],'attachments':[")
        + attachment(30)
        + "],\"transmissions\":["
        + transmission(40, ",'isOpened':true")
        + "],\"activities\":["
        + activity(60, true)
        + "],\"seenSinceLastUpdate\":["
        + seen(70, ",'isViaServiceOwner':true")
        + "],\"seenSinceLastContentUpdate\":["
        + seen(71, "")
        + "]}";
  }

  /** As a search gives it, with this number as the end of its id. */
  static String found(int number) {
    return "{"
        + COMMON.replace(json(id(1)), json(id(number)))
        + json(
            "'guiAttachmentCount':3,'content':{'title':"
                + content("Tittel")
                + ",'summary':"
                + content("Oppsummering")
                + ",'senderName':"
                + content("Syntetisk etat")
                + ",'extendedStatus':"
                + content("Venter")
                + "},'latestActivity':")
        + activity(60, true)
        + ",\"seenSinceLastUpdate\":["
        + seen(70, "")
        + "],\"seenSinceLastContentUpdate\":[]}";
  }

  static String page(String more, String... items) {
    return "{\"items\":[" + String.join(",", items) + "]," + json(more) + "}";
  }

  static String label() {
    return json(
            "{'createdAt':'2026-01-08T10:00:00.0000012Z','name':'systemlabel:Bin','action':'set',"
                + "'performedBy':")
        + ACTOR
        + "}";
  }
}
