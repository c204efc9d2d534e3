package io.github.dialogporten.sdk.faults;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What each fault becomes, by the kind of the deed.
 *
 * <p>A word and how many attempts the caller is told of; {@code ?} after the word says that the
 * exception tells that the server may have done what was asked. {@code ok} is the value, with how
 * many requests were taken, {@code refusal} an issuer's answer that refuses. {@code closed}, {@code
 * connect}, {@code timeout}, {@code tls} are kinds of a {@code TransportException}; {@code
 * limited}, {@code busy}, {@code server}, {@code absent} and {@code api} are 429, 503, other 5xx,
 * 404 and other statuses; {@code format} is an answer that cannot be read, {@code token} a refused
 * token, {@code unknown} an action that may have been performed, {@code stream} a download that
 * breaks while it is read. Other words are reasons of a {@code ContentException}. Where there is a
 * dot, nothing is said.
 */
final class FaultTable {

  private static final String AT_ALTINN =
      """
      fault             | object     | list       | search     | seen        | label
      none              | ok 1       | ok 1       | ok 1       | ok 1        | ok 1
      no_connection     | connect 3  | connect 3  | connect 3  | connect 3   | connect 3
      handshake_eof     | connect 3  | connect 3  | connect 3  | connect 3   | connect 3
      handshake_reset   | connect 3  | connect 3  | connect 3  | connect 3   | connect 3
      no_tls            | tls 1      | tls 1      | tls 1      | tls 1       | tls 1
      reset             | closed 3   | closed 3   | closed 3   | closed? 3   | closed? 3
      closed            | closed 3   | closed 3   | closed 3   | closed? 3   | closed? 3
      stream_reset      | closed 3   | closed 3   | closed 3   | closed? 3   | closed? 3
      reset_in_body     | closed 3   | closed 3   | closed 3   | closed? 3   | closed? 3
      closed_in_body    | closed 3   | closed 3   | closed 3   | closed? 3   | closed? 3
      short_body        | closed 3   | closed 3   | closed 3   | closed? 3   | closed? 3
      long_body         | closed 3   | closed 3   | closed 3   | closed? 3   | .
      silent            | timeout 3  | timeout 3  | timeout 2  | timeout? 3  | timeout? 3
      silent_in_body    | timeout 3  | timeout 3  | timeout 2  | timeout? 3  | timeout? 3
      silent_end        | timeout 3  | timeout 3  | timeout 2  | timeout? 3  | timeout? 3
      dead_kept         | ok 2       | ok 2       | ok 2       | ok 2        | ok 2
      refused_stream    | ok 1       | ok 1       | ok 1       | ok 1        | ok 1
      go_away           | ok 1       | ok 1       | ok 1       | ok 1        | ok 1
      misdirected       | ok 1       | ok 1       | ok 1       | ok 1        | ok 1
      too_many          | limited 3  | limited 3  | limited 3  | limited 3   | limited 3
      unavailable_date  | busy 3     | busy 3     | busy 3     | busy 3      | busy 3
      unavailable_zero  | busy 3     | busy 3     | busy 3     | busy 3      | busy 3
      unavailable       | busy 3     | busy 3     | busy 3     | busy? 3     | busy? 3
      odd_retry_after   | busy 3     | busy 3     | busy 3     | busy? 3     | busy? 3
      timeout_408       | api 3      | api 3      | api 3      | api? 3      | api? 3
      error_500         | server 2   | server 2   | server 2   | server? 2   | server? 2
      gateway           | server 3   | server 3   | server 3   | server? 3   | server? 3
      status_5xx        | server 1   | server 1   | server 1   | server? 1   | server? 1
      status_beyond     | api 1      | api 1      | api 1      | api? 1      | api? 1
      no_location       | api 1      | api 1      | api 1      | api? 1      | api? 1
      redirect          | api 1      | api 1      | api 1      | api? 1      | api? 1
      wrong_shape       | format 1   | format 1   | format 1   | format? 1   | format? 1
      no_object         | format 1   | format 1   | format 1   | format? 1   | format? 1
      empty_body        | closed 3   | closed 3   | closed 3   | closed? 3   | ok 1
      cut_body          | closed 3   | closed 3   | closed 3   | closed? 3   | format? 1
      more_after_body   | closed 3   | closed 3   | closed 3   | closed? 3   | format? 1
      html              | format 1   | format 1   | format 1   | format? 1   | format? 1
      login_page        | format 1   | format 1   | format 1   | format? 1   | format? 1
      foreign_coding    | encoding 1 | encoding 1 | encoding 1 | encoding? 1 | ok 1
      known_coding      | ok 1       | ok 1       | ok 1       | ok 1        | ok 1
      coded_refusal     | absent 1   | absent 1   | absent 1   | absent 1    | absent 1
      odd_header        | ok 1       | ok 1       | ok 1       | ok 1        | ok 1
      """;

  private static final String AT_OWNERS =
      """
      fault             | action    | text            | save         | download
      none              | ok 1      | ok 1            | ok 1         | ok 1
      no_connection     | connect 3 | connect 3       | connect 3    | connect 3
      handshake_eof     | connect 3 | connect 3       | connect 3    | connect 3
      handshake_reset   | connect 3 | connect 3       | connect 3    | connect 3
      no_tls            | tls 1     | tls 1           | tls 1        | tls 1
      reset             | unknown 1 | closed 3        | closed 3     | closed 3
      closed            | unknown 1 | closed 3        | closed 3     | closed 3
      stream_reset      | unknown 1 | closed 3        | closed 3     | closed 3
      reset_in_body     | ok 1      | closed 3        | closed 3     | stream 1
      closed_in_body    | ok 1      | closed 3        | closed 3     | stream 1
      short_body        | ok 1      | closed 3        | closed 3     | stream 1
      long_body         | .         | closed 3        | closed 3     | stream 1
      silent            | unknown 1 | timeout 3       | timeout 3    | timeout 3
      silent_in_body    | ok 1      | timeout 3       | timeout 3    | stream 1
      silent_end        | ok 1      | timeout 3       | timeout 3    | stream 1
      dead_kept         | ok 1      | ok 2            | ok 2         | ok 2
      refused_stream    | ok 1      | ok 1            | ok 1         | ok 1
      go_away           | ok 1      | ok 1            | ok 1         | ok 1
      misdirected       | ok 1      | ok 1            | ok 1         | ok 1
      too_many          | limited 1 | limited 3       | limited 3    | limited 3
      unavailable_date  | busy 1    | busy 3          | busy 3       | busy 3
      unavailable_zero  | busy 1    | busy 3          | busy 3       | busy 3
      unavailable       | unknown 1 | busy 3          | busy 3       | busy 3
      odd_retry_after   | unknown 1 | busy 3          | busy 3       | busy 3
      timeout_408       | unknown 1 | api 3           | api 3        | api 3
      error_500         | unknown 1 | server 2        | server 2     | server 2
      gateway           | unknown 1 | server 3        | server 3     | server 3
      status_5xx        | unknown 1 | server 1        | server 1     | server 1
      status_beyond     | unknown 1 | api 1           | api 1        | api 1
      no_location       | unknown 1 | api 1           | api 1        | api 1
      redirect          | unknown 1 | ok 1            | ok 1         | ok 1
      wrong_shape       | ok 1      | type_mismatch 1 | ok 1         | ok 1
      no_object         | ok 1      | type_mismatch 1 | ok 1         | ok 1
      empty_body        | ok 1      | ok 1            | ok 1         | ok 1
      cut_body          | ok 1      | ok 1            | ok 1         | ok 1
      more_after_body   | ok 1      | ok 1            | ok 1         | ok 1
      html              | unknown 1 | type_mismatch 1 | login_page 1 | login_page 1
      login_page        | unknown 1 | login_page 1    | login_page 1 | login_page 1
      foreign_coding    | ok 1      | encoding 1      | encoding 1   | encoding 1
      known_coding      | ok 1      | ok 1            | ok 1         | ok 1
      coded_refusal     | absent 1  | absent 1        | absent 1     | absent 1
      odd_header        | ok 1      | ok 1            | ok 1         | ok 1
      """;

  private static final String TOKENS =
      """
      fault             | exchange   | grant      | refresh
      none              | ok 1       | ok 1       | ok 1
      no_connection     | connect 3  | connect 3  | connect 3
      handshake_eof     | connect 3  | connect 3  | connect 3
      handshake_reset   | connect 3  | connect 3  | connect 3
      no_tls            | tls 1      | tls 1      | tls 1
      reset             | closed 3   | closed 3   | closed? 1
      closed            | closed 3   | closed 3   | closed? 1
      stream_reset      | closed 3   | closed 3   | closed? 1
      reset_in_body     | closed 3   | closed 3   | closed? 1
      closed_in_body    | closed 3   | closed 3   | closed? 1
      short_body        | closed 3   | closed 3   | closed? 1
      long_body         | closed 3   | closed 3   | closed? 1
      silent            | timeout 3  | timeout 3  | timeout? 1
      silent_in_body    | timeout 3  | timeout 3  | timeout? 1
      silent_end        | timeout 3  | timeout 3  | timeout? 1
      dead_kept         | ok 2       | ok 2       | ok 1
      refused_stream    | ok 1       | ok 1       | ok 1
      go_away           | ok 1       | ok 1       | ok 1
      misdirected       | ok 1       | ok 1       | ok 1
      too_many          | limited 3  | limited 3  | limited 1
      unavailable_date  | busy 3     | busy 3     | busy 1
      unavailable_zero  | busy 3     | busy 3     | busy 1
      unavailable       | busy 3     | busy 3     | busy? 1
      odd_retry_after   | busy 3     | busy 3     | busy? 1
      timeout_408       | api 3      | api 3      | api? 1
      error_500         | server 2   | server 2   | server? 1
      gateway           | server 3   | server 3   | server? 1
      status_5xx        | server 1   | refusal 1  | refusal 1
      status_beyond     | api 1      | refusal 1  | refusal 1
      no_location       | token 1    | refusal 1  | refusal 1
      redirect          | token 1    | refusal 1  | refusal 1
      wrong_shape       | token 1    | ok 1       | ok 1
      no_object         | token 1    | ok 1       | ok 1
      empty_body        | token 1    | ok 1       | ok 1
      cut_body          | .          | ok 1       | ok 1
      more_after_body   | .          | ok 1       | ok 1
      html              | token 1    | ok 1       | ok 1
      login_page        | token 1    | ok 1       | ok 1
      foreign_coding    | encoding 1 | encoding 1 | encoding? 1
      known_coding      | ok 1       | ok 1       | ok 1
      coded_refusal     | token 1    | refusal 1  | refusal 1
      odd_header        | ok 1       | ok 1       | ok 1
      """;

  private static final String NOTHING = ".";
  private static final Map<String, Map<Deed.Kind, String>> CELLS = cells();

  private FaultTable() {}

  private static Map<String, Map<Deed.Kind, String>> cells() {
    Map<String, Map<Deed.Kind, String>> cells = new LinkedHashMap<>();
    for (String table : List.of(AT_ALTINN, AT_OWNERS, TOKENS)) {
      List<String> lines = table.lines().toList();
      String[] kinds = lines.get(0).split("\\|", -1);
      for (String line : lines.subList(1, lines.size())) {
        String[] row = line.split("\\|", -1);
        Map<Deed.Kind, String> byKind =
            cells.computeIfAbsent(row[0].strip(), name -> new EnumMap<>(Deed.Kind.class));
        for (int i = 1; i < kinds.length; i++) {
          byKind.put(Deed.Kind.valueOf(kinds[i].strip().toUpperCase(Locale.ROOT)), row[i].strip());
        }
      }
    }
    return cells;
  }

  static Set<String> rows() {
    return CELLS.keySet();
  }

  /** What is said of a fault at deeds of this kind, if anything. */
  static Optional<String> expected(Fault fault, Deed.Kind kind) {
    return Optional.ofNullable(CELLS.get(fault.row()).get(kind)).filter(it -> !it.equals(NOTHING));
  }
}
