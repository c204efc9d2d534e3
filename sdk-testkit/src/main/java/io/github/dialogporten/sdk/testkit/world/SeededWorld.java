package io.github.dialogporten.sdk.testkit.world;

import io.github.dialogporten.sdk.testkit.dialogs.DialogsAccess;
import io.github.dialogporten.sdk.testkit.dialogs.StoredDialogs;
import io.github.dialogporten.sdk.testkit.internal.state.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code LocalAltinn} holds unless it is started empty: a vendor with one client, customers
 * with system users, people, and a dialog of every kind. All of it is synthetic.
 *
 * <p>The ids of the dialogs are the constants here. Thread-safe.
 */
public final class SeededWorld {

  /** The customer's: a message, as Altinn's own message service makes them. Not yet opened. */
  public static final UUID MESSAGE = id(1);

  /** The customer's: an app's form, with links wrapped by the login page. */
  public static final UUID APP_FORM = id(2);

  /** The customer's: a service owner's own, with an embed, files and write actions. */
  public static final UUID TAX_CARD = id(3);

  /** The customer's: for systems only, without content. */
  public static final UUID API_ONLY = id(4);

  /** The customer's: can be found, and nothing in it may be used. */
  public static final UUID LIST_ACCESS_ONLY = id(5);

  /** The customer's: needs authentication level 4, which no system user has. */
  public static final UUID LEVEL_4 = id(6);

  /** The customer's: visible a day after the start. */
  public static final UUID VISIBLE_LATER = id(7);

  /** The customer's: expired an hour before the start. */
  public static final UUID EXPIRED = id(8);

  /** The customer's: deleted. */
  public static final UUID DELETED = id(9);

  /** The customer's: has been seen and put into the archive. */
  public static final UUID ARCHIVED = id(10);

  /** A sub-unit's. */
  public static final UUID SUB_UNIT = id(11);

  /** The other customer's, whom the customer's system user does not represent. */
  public static final UUID OTHER_CUSTOMER = id(12);

  /** The first client's of the accountant. */
  public static final UUID ACCOUNTANT_CLIENT = id(13);

  /** A person's own. */
  public static final UUID PERSONAL = id(14);

  /** The deleted organisation's. */
  public static final UUID DELETED_ORGANISATION = id(15);

  /** The confirm action of {@link #MESSAGE}: POST, 200. */
  public static final UUID CONFIRM_MESSAGE = action(1);

  /** The delete action of {@link #MESSAGE}: DELETE, 200. */
  public static final UUID DELETE_MESSAGE = action(2);

  /** The submit action of {@link #TAX_CARD}: POST with a prompt, 202. */
  public static final UUID SUBMIT_TAX_CARD = action(3);

  /** An action of {@link #TAX_CARD} without a prompt: POST, 204. */
  public static final UUID ACKNOWLEDGE_TAX_CARD = action(4);

  /** The delete action of {@link #TAX_CARD}: DELETE with a prompt, 204. */
  public static final UUID DELETE_TAX_CARD = action(5);

  /** How many dialogs the {@link #largeCustomer()} has. */
  public static final int LARGE_CUSTOMER_DIALOGS = 250;

  private static final String SCOPE = "digdir:dialogporten";

  private static final String WEB_CLIENT = "22222222-3333-4444-8555-666666666666";
  private static final String DESKTOP_CLIENT = "33333333-4444-4555-8666-777777777777";

  final StoredDialogs dialogs;
  final Services services;
  final ServiceOwnerContent content;
  final Instant now;
  final String platform;

  private final Client client;
  private final LoginClient webClient;
  private final LoginClient desktopClient;
  private final TestParty vendor;
  private final TestParty customer;
  private final TestParty otherCustomer;
  private final TestParty deletedOrganisation;
  private final TestParty container;
  private final TestParty largeCustomer;
  private final TestParty accountant;
  private final TestParty accountantClient;
  private final TestParty stranger;
  private final TestSystemUser systemUser;
  private final TestSystemUser otherSystemUser;
  private final TestSystemUser systemUserWithoutParties;
  private final TestSystemUser agentSystemUser;
  private final Person manager;
  private final Person personWithoutParties;
  private @Nullable Path keyFile;

  SeededWorld(World world, WorldAccess altinn) {
    this.dialogs = DialogsAccess.dialogs(world);
    this.services = altinn.services();
    this.content = altinn.content();
    this.now = world.now();
    this.platform = altinn.platform;
    TestParties parties = altinn.parties();
    this.vendor = parties.organisation("310268593", "SYNTETISK PROGRAMVARE AS");
    this.customer = parties.organisation("310923044", "SYNTETISK BAKERI AS");
    customer.addSubUnit("315260183", "SYNTETISK BAKERI AS AVD SENTRUM");
    customer.addSubUnit("311590839", "SYNTETISK BAKERI AS AVD NORD");
    this.otherCustomer = parties.organisation("310010693", "SYNTETISK RØRLEGGER AS");
    this.deletedOrganisation =
        parties.organisation("310166138", "SYNTETISK NEDLAGT HANDEL AS").markDeleted();
    this.container = parties.organisation("311860917", "SYNTETISK KONSERN AS");
    container.addSubUnit("313909964", "SYNTETISK KONSERN AS AVD LAGER");
    this.largeCustomer = parties.organisation("310308242", "SYNTETISK STORKUNDE AS");
    this.accountant = parties.organisation("318219931", "SYNTETISK REGNSKAP AS");
    this.accountantClient = parties.organisation("315181909", "SYNTETISK KLIENT EN AS");
    TestParty secondClient = parties.organisation("319378650", "SYNTETISK KLIENT TO AS");
    TestParty lonely = parties.organisation("317975430", "SYNTETISK UTEN FULLMAKT AS");
    this.stranger = parties.organisation("312319489", "SYNTETISK FREMMED AS");

    this.client =
        altinn
            .clients()
            .registerFirst(
                "11111111-2222-4333-8444-555555555555",
                vendor.number(),
                SCOPE,
                "digdir:dialogporten.noconsent",
                "altinn:correspondence.read",
                "altinn:instances.read",
                "altinn:instances.write",
                "altinn:accessmanagement/authorizedparties",
                "altinn:testtools/tokengenerator");
    this.webClient =
        login(altinn.loginClients().registerFirst(WEB_CLIENT, vendor.number()))
            .redirectUri("http://localhost:8080/callback", "http://127.0.0.1:8080/callback")
            .postLogoutRedirectUri("http://localhost:8080/", "http://127.0.0.1:8080/");
    this.desktopClient =
        login(altinn.loginClients().registerNative(DESKTOP_CLIENT, vendor.number()))
            .redirectUri("http://127.0.0.1:*/callback");
    TestSystemUsers users = altinn.systemUsers();
    this.systemUser =
        users
            .add(customer, client.clientId())
            .represents(customer)
            .represents(largeCustomer)
            .represents(deletedOrganisation)
            .representsSubUnitsOf(container);
    this.otherSystemUser = users.add(otherCustomer, client.clientId()).represents(otherCustomer);
    this.systemUserWithoutParties = users.add(lonely, client.clientId());
    this.agentSystemUser =
        users
            .add(accountant, "oppdrag-2026", client.clientId())
            .represents(accountantClient)
            .represents(secondClient);
    Persons persons = altinn.persons();
    this.manager = persons.add("17898510093", "SYNTETISK KARI").leads(customer);
    this.personWithoutParties = persons.withoutParties("24926210056", "SYNTETISK OLA");
    new SeededDialogs(this).add();
  }

  /**
   * The vendor's client, with its key.
   *
   * @return the client
   */
  public Client client() {
    return client;
  }

  /**
   * The id of the vendor's client.
   *
   * @return the client id
   */
  public String clientId() {
    return client.clientId();
  }

  private static LoginClient login(LoginClient client) {
    return client
        .name("Syntetisk programvare")
        .allow("openid", "profile", SCOPE, "digdir:dialogporten.noconsent")
        .allow("altinn:correspondence.read", "altinn:instances.read", "altinn:instances.write")
        .allow("altinn:accessmanagement/authorizedparties");
  }

  /**
   * The vendor's web application at ID-porten, with a key for {@code private_key_jwt}. Its redirect
   * addresses are {@code /callback} on port 8080 of this machine; add what a test needs.
   *
   * @return the client
   */
  public LoginClient webClient() {
    return webClient;
  }

  /**
   * The vendor's desktop program at ID-porten: a public client whose redirect address is {@code
   * /callback} on any port of 127.0.0.1.
   *
   * @return the client
   */
  public LoginClient desktopClient() {
    return desktopClient;
  }

  /**
   * The private key of the vendor's client in a temporary file that only the owner can read; it is
   * written at the first call and removed when the instance is closed.
   *
   * @return the file, which holds a JSON Web Key
   * @throws UncheckedIOException when it cannot be written
   */
  public synchronized Path keyFile() {
    if (keyFile == null) {
      try {
        keyFile = client.writeKey(Files.createTempFile("local-altinn-", ".jwk"));
        keyFile.toFile().deleteOnExit();
      } catch (IOException e) {
        throw new UncheckedIOException("no temporary file for the key", e);
      }
    }
    return keyFile;
  }

  synchronized void close() {
    if (keyFile != null) {
      try {
        Files.deleteIfExists(keyFile);
      } catch (IOException e) {
        throw new UncheckedIOException("the key file cannot be removed", e);
      }
    }
  }

  /**
   * The software vendor.
   *
   * @return the organisation
   */
  public TestParty vendor() {
    return vendor;
  }

  /**
   * The service owner of most dialogs, with the code {@code skattetest}: a synthetic tax authority.
   *
   * @return its organisation number
   */
  public String serviceOwner() {
    return SeededDialogs.TAX_NUMBER;
  }

  /**
   * The customer, 310923044, with two sub-units and a dialog of every kind.
   *
   * @return the organisation
   */
  public TestParty customer() {
    return customer;
  }

  /**
   * Another customer, 310010693, with a system user of its own.
   *
   * @return the organisation
   */
  public TestParty otherCustomer() {
    return otherCustomer;
  }

  /**
   * An organisation deleted in the register, which the customer's system user still represents.
   *
   * @return the organisation
   */
  public TestParty deletedOrganisation() {
    return deletedOrganisation;
  }

  /**
   * An organisation that is listed for its sub-unit only.
   *
   * @return the organisation
   */
  public TestParty container() {
    return container;
  }

  /**
   * An organisation with {@value #LARGE_CUSTOMER_DIALOGS} dialogs, for the customer's system user.
   *
   * @return the organisation
   */
  public TestParty largeCustomer() {
    return largeCustomer;
  }

  /**
   * The accountant that owns the agent system user.
   *
   * @return the organisation
   */
  public TestParty accountant() {
    return accountant;
  }

  /**
   * The first of the accountant's two clients.
   *
   * @return the organisation
   */
  public TestParty accountantClient() {
    return accountantClient;
  }

  /**
   * An organisation that nobody represents.
   *
   * @return the organisation
   */
  public TestParty stranger() {
    return stranger;
  }

  /**
   * The customer's system user, with the default reference.
   *
   * @return the system user
   */
  public TestSystemUser systemUser() {
    return systemUser;
  }

  /**
   * The other customer's system user, with the default reference.
   *
   * @return the system user
   */
  public TestSystemUser otherSystemUser() {
    return otherSystemUser;
  }

  /**
   * A system user that represents nobody; its owner is 317975430.
   *
   * @return the system user
   */
  public TestSystemUser systemUserWithoutParties() {
    return systemUserWithoutParties;
  }

  /**
   * The accountant's agent system user: its parties are two clients. Grants name the reference
   * {@code oppdrag-2026}.
   *
   * @return the system user
   */
  public TestSystemUser agentSystemUser() {
    return agentSystemUser;
  }

  /**
   * The customer's manager, who also has a dialog of her own.
   *
   * @return the person
   */
  public Person manager() {
    return manager;
  }

  /**
   * A person who represents nobody.
   *
   * @return the person
   */
  public Person personWithoutParties() {
    return personWithoutParties;
  }

  private static UUID id(int number) {
    return UUID.fromString(String.format("0198c2a1-0000-7000-8000-%012d", number));
  }

  private static UUID action(int number) {
    return UUID.fromString(String.format("0198c2a1-0000-7000-9000-%012d", number));
  }
}
