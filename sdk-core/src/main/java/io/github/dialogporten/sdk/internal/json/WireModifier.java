package io.github.dialogporten.sdk.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBuilder;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import io.github.dialogporten.sdk.internal.wire.WireEnum;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Open enums take every text, and what is no text is taken for absent; records with members that
 * must be there are read by {@link EnvelopeDeserializer}.
 */
final class WireModifier extends BeanDeserializerModifier {

  private static final long serialVersionUID = 1L;

  /** Without this, Jackson keeps a member that a record does not have until the record is made. */
  @Override
  public BeanDeserializerBuilder updateBuilder(
      DeserializationConfig config, BeanDescription bean, BeanDeserializerBuilder builder) {
    builder.setIgnoreUnknownProperties(true);
    return builder;
  }

  @Override
  public JsonDeserializer<?> modifyDeserializer(
      DeserializationConfig config, BeanDescription bean, JsonDeserializer<?> deserializer) {
    Class<?> type = bean.getBeanClass();
    if (WireEnum.class.isAssignableFrom(type)) {
      return new TextOnly(deserializer);
    }
    return EnvelopeDeserializer.reads(type)
        ? new EnvelopeDeserializer(type, config.getTypeFactory())
        : deserializer;
  }

  private static final class TextOnly extends DelegatingDeserializer {

    private static final long serialVersionUID = 1L;

    TextOnly(JsonDeserializer<?> delegate) {
      super(delegate);
    }

    @Override
    protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> newDelegate) {
      return new TextOnly(newDelegate);
    }

    @Override
    public @Nullable Object deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      if (parser.hasToken(JsonToken.VALUE_STRING)) {
        return super.deserialize(parser, context);
      }
      parser.skipChildren();
      return null;
    }
  }
}
