package io.luxate;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A look at every key of a document before it becomes a record. Jackson itself names an unknown key
 * only after it has made the record, so that a mistyped key would be told as a missing one.
 */
record KnownKeys(ObjectMapper mapper, String name) {

  /** Throws USER naming the first key that the record does not have, its line, and the others. */
  void check(String text, Class<?> type) throws IOException {
    try (JsonParser parser = mapper.createParser(text)) {
      parser.nextToken();
      value(parser, mapper.constructType(type));
    }
  }

  private void value(JsonParser parser, @Nullable JavaType type) throws IOException {
    boolean wraps = type != null && type.isReferenceType();
    JavaType inner = wraps && type != null ? type.getContentType() : type;
    if (parser.currentToken() == JsonToken.START_ARRAY) {
      JavaType element = inner == null ? null : inner.getContentType();
      while (parser.nextToken() != JsonToken.END_ARRAY && parser.currentToken() != null) {
        value(parser, element);
      }
    } else if (parser.currentToken() == JsonToken.START_OBJECT) {
      object(parser, inner);
    }
  }

  private void object(JsonParser parser, @Nullable JavaType type) throws IOException {
    Map<String, JavaType> known = new TreeMap<>();
    boolean isRecord = type != null && type.getRawClass().isRecord();
    if (isRecord) {
      for (BeanPropertyDefinition property :
          mapper.getDeserializationConfig().introspect(type).findProperties()) {
        if (property.hasConstructorParameter()) {
          known.put(property.getName(), property.getPrimaryType());
        }
      }
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      if (isRecord && !known.containsKey(key)) {
        throw new LuxateException(
            LuxateException.Kind.USER,
            name
                + " line "
                + parser.currentTokenLocation().getLineNr()
                + ": unknown key '"
                + key
                + "'; known keys: "
                + String.join(", ", known.keySet()));
      }
      parser.nextToken();
      value(parser, isRecord || type == null ? known.get(key) : type.getContentType());
    }
  }
}
