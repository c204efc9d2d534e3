package io.github.dialogporten.sdk.faults;

import java.util.UUID;

/** Answers that are all right, and hold one of everything that may be odd. */
final class OddAnswers {

  static final UUID ID = UUID.fromString("0198c2a1-0000-7000-8000-000000000001");

  private static final String ACTOR =
      "{'actorType':'Robot','actorName':'Syntetisk Bakeri AS','actorId':'urn:odd'}";

  private static final String ACTIVITY =
      "{'id':'$ID','createdAt':'$TIME','type':'NeverHeardOf','extendedType':'no uri at all',"
          + "'description':[null],'performedBy':$ACTOR,'more':{'a':[1]}}";

  private static final String SEEN =
      "{'id':'$ID','seenAt':'$TIME','seenBy':$ACTOR,'isCurrentEndUser':true,"
          + "'isViaServiceOwner':false,'more':null}";

  private static final String LABEL =
      "{'createdAt':'$TIME','name':'systemlabel:New','action':'twist','performedBy':$ACTOR,"
          + "'more':1}";

  private static final String TRANSMISSION =
      "{'id':'$ID','createdAt':'$TIME','type':'Telegram','isAuthorized':true,'sender':$ACTOR,"
          + "'content':{'title':{'mediaType':'text/plain','value':[null]},"
          + "'contentReference':{'mediaType':'x','value':[null,{'languageCode':'nb',"
          + "'value':'$LINK'}]}},"
          + "'attachments':[null,{'id':'$ID','displayName':[null],'urls':[null,{'id':'$ID',"
          + "'url':'$LINK','consumerType':'Fax'}]}],"
          + "'navigationalActions':[null,{'title':[],'url':'$LINK'}],'more':true}";

  private static final String COMMON =
      "'id':'$ID','party':'urn:odd','org':'etat','serviceResource':'r','serviceResourceType':'t',"
          + "'status':'Dreaming','createdAt':'$TIME','updatedAt':'$TIME',"
          + "'contentUpdatedAt':'$TIME','systemLabel':'Attic','endUserContext':{'revision':'$ID',"
          + "'systemLabels':[null,'Attic']},'process':'no uri','more':{}";

  private static final String PAGE =
      "{'items':[null,{$COMMON}],'hasNextPage':false,'orderBy':'x','more':0}";

  private static final String DIALOG =
      "{$COMMON,'revision':'$ID','guiActions':[null,{'id':'$ID','action':'read','url':'$LINK',"
          + "'httpMethod':'BREW','priority':'Urgent','title':[],'isAuthorized':true}],"
          + "'activities':[null,$ACTIVITY],'transmissions':[null,$TRANSMISSION],"
          + "'attachments':[null],'seenSinceLastUpdate':[null,$SEEN],"
          + "'apiActions':[null,{'id':'$ID','action':'a','endpoints':[null,{'id':'$ID',"
          + "'url':'$LINK','httpMethod':'BREW'}]}]}";

  private static final String PARTIES =
      "{'authorizedParties':[null,{'party':'urn:odd','partyUuid':'$ID','partyId':5,"
          + "'name':'Syntetisk Bakeri AS','partyType':'Robot','subParties':[null],'more':1}],"
          + "'more':2}";

  private static final String ACCESS =
      "{'data':[null,{'partyUuid':'$ID','partyId':'5','name':'Syntetisk Bakeri AS','type':'Robot',"
          + "'organizationNumber':'odd','dateOfBirth':'yesterday','parentId':'none',"
          + "'authorizedRoles':[null,'DAGL'],'authorizedInstances':[null,{'more':1}],"
          + "'subunits':[null],'more':1}],'links':{'next':null},'more':2}";
  private static final String SERVICE =
      "'serviceResource':{'id':'odd','isDelegable':'perhaps','name':[null],'more':1},"
          + "'serviceOwner':{'code':'etat','name':[null],'more':2}";

  private static final String LOOKUP =
      "{'dialogId':'$ID','instanceRef':'urn:odd','party':'urn:odd','title':[null],$SERVICE,"
          + "'nonSensitiveTitle':[null],'authorizationEvidence':{'evidence':[null,"
          + "{'grantType':'Favour','links':{'metadata':'$LINK'}}],'more':3},'more':4}";

  private static final String RESOURCES =
      "{'items':[null,{$SERVICE,'roles':[null,{'urn':'urn:odd','links':{'metadata':'$LINK'}}],"
          + "'accessPackages':[null],'more':5}],'isFullCatalogueFallback':'perhaps','more':6}";

  private OddAnswers() {}

  static String to(EveryOperation operation) {
    return switch (operation) {
      case PARTIES_LIST -> json(PARTIES);
      case PARTIES_WITH_ACCESS -> json(ACCESS);
      case DIALOGS_SEARCH -> json(PAGE);
      case DIALOGS_OPEN -> json(DIALOG);
      case TRANSMISSIONS -> json("[null,$TRANSMISSION]");
      case TRANSMISSION -> json(TRANSMISSION);
      case ACTIVITIES -> json("[null,$ACTIVITY]");
      case ACTIVITY -> json(ACTIVITY);
      case SEEN_LOG -> json("[null,$SEEN]");
      case SEEN_LOG_ENTRY -> json(SEEN);
      case LABEL_LOG -> json("[null,$LABEL]");
      case LOOKUP, LOOKUP_AS_SERVICE_OWNER -> json(LOOKUP);
      case RESOURCES, CATALOGUE -> json(RESOURCES);
      case LIMITS ->
          json(
              "{'endUserSearch':{'maxPartyFilterValues':-1,'maxServiceResourceFilterValues':0,"
                  + "'maxOrgFilterValues':'many','more':1},'serviceOwnerSearch':"
                  + "{'maxPartyFilterValues':5,'maxServiceResourceFilterValues':5},'more':2}");
      case LABELS_CHANGE, LABELS_CHANGE_ALL -> "";
      case DIALOG_TOKEN_KEYS -> json("{'keys':[null,{'kty':'Odd','kid':5,'more':{}}],'more':[]}");
      case DIALOG_TOKEN_ISSUER -> json("{'issuer':'urn:odd','jwks_uri':7,'more':{}}");
    };
  }

  private static String json(String template) {
    return template
        .replace("$COMMON", COMMON)
        .replace("$SERVICE", SERVICE)
        .replace("$TRANSMISSION", TRANSMISSION)
        .replace("$ACTIVITY", ACTIVITY)
        .replace("$SEEN", SEEN)
        .replace("$LABEL", LABEL)
        .replace("$ACTOR", ACTOR)
        .replace("$LINK", "https://etat.example/a b|{c}%zz")
        .replace("$TIME", "2026-03-01T10:00:00.1234567Z")
        .replace("$ID", ID.toString())
        .replace('\'', '"');
  }
}
