package io.github.dialogporten.sdk.testkit.internal.browser;

import io.github.dialogporten.sdk.testkit.internal.http.Query;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The form on a page, filled in as the page was sent. Immutable. */
public final class Form {

  private static final Pattern FORM = Pattern.compile("<form [^>]*action=\"([^\"]*)\"[^>]*>");
  private static final Pattern INPUT = Pattern.compile("<input ([^>]*)>");

  private record Field(String name, String value) {
    @Override
    public String toString() {
      return "Field[" + name + "]";
    }
  }

  private final URI action;
  private final List<Field> fields;

  private Form(URI action, List<Field> fields) {
    this.action = action;
    this.fields = fields;
  }

  /** The first form of a page, or null. */
  static @Nullable Form read(URI page, String html) {
    Matcher form = FORM.matcher(html);
    if (!form.find()) {
      return null;
    }
    List<Field> fields = new ArrayList<>();
    Matcher input = INPUT.matcher(html);
    while (input.find()) {
      String attributes = input.group(1);
      boolean hidden = attributes.contains("type=\"hidden\"");
      if (hidden || attributes.endsWith("checked")) {
        fields.add(new Field(attribute(attributes, "name"), attribute(attributes, "value")));
      }
    }
    return new Form(page.resolve(unescape(form.group(1))), List.copyOf(fields));
  }

  public URI action() {
    return action;
  }

  /** The field has this value and no other. */
  public Form with(String name, String value) {
    List<Field> other = new ArrayList<>(fields);
    other.removeIf(field -> field.name().equals(name));
    other.add(new Field(name, value));
    return new Form(action, List.copyOf(other));
  }

  /** The box is not ticked. */
  public Form without(String name, String value) {
    List<Field> other = new ArrayList<>(fields);
    other.remove(new Field(name, value));
    return new Form(action, List.copyOf(other));
  }

  /** As if it were sent with GET. */
  public URI asQuery() {
    return URI.create(Query.extend(action.toString(), encoded()));
  }

  String encoded() {
    return fields.stream()
        .map(field -> Query.pair(field.name(), field.value()))
        .collect(Collectors.joining("&"));
  }

  private static String attribute(String attributes, String name) {
    Matcher matcher = Pattern.compile(name + "=\"([^\"]*)\"").matcher(attributes);
    return matcher.find() ? unescape(matcher.group(1)) : "";
  }

  static String unescape(String text) {
    return text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
  }

  @Override
  public String toString() {
    return "Form[" + action.getPath() + "]";
  }
}
