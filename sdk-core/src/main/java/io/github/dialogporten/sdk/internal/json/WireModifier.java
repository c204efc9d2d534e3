package io.github.dialogporten.sdk.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import io.github.dialogporten.sdk.internal.wire.WireEnum;
import java.io.IOException;
import java.lang.reflect.Constructor;
import org.jspecify.annotations.Nullable;

/**
 * Open enums take every text, and what is no text is taken for absent; records are read by {@link
 * RecordDeserializer}.
 */
final class WireModifier extends BeanDeserializerModifier {

  private static final long serialVersionUID = 1L;

  @Override
  public JsonDeserializer<?> modifyDeserializer(
      DeserializationConfig config, BeanDescription bean, JsonDeserializer<?> deserializer) {
    Class<?> type = bean.getBeanClass();
    if (WireEnum.class.isAssignableFrom(type)) {
      return openEnum(type);
    }
    return type.isRecord() ? new RecordDeserializer(type, config.getTypeFactory()) : deserializer;
  }

  private static <T> JsonDeserializer<T> openEnum(Class<T> type) {
    Constructor<T> constructor;
    try {
      constructor = type.getConstructor(String.class);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(type.getName(), e);
    }
    return new ScalarDeserializer<>(type, at -> value(at, constructor));
  }

  private static <T> @Nullable T value(JsonParser at, Constructor<T> constructor)
      throws IOException {
    if (!at.hasToken(JsonToken.VALUE_STRING)) {
      return null;
    }
    try {
      return constructor.newInstance(at.getText());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(constructor.getDeclaringClass().getName(), e);
    }
  }
}
