// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.licence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void namesAreSortedAndNothingIsLeftToTaste() throws Exception {
        ObjectNode content = object("""
                { "证照" : "食品", "b" : [ 1, -2, { "y":"", "x":{} } , [] ], "B" : "\\u00e9\\/\\"\\\\\\u0001\\n\\u20ac", "a": 9007199254740991 }
                """);

        assertThat(CanonicalJson.text(content))
                .isEqualTo(
                        "{\"B\":\"é/\\\"\\\\\\u0001\\n€\",\"a\":9007199254740991,\"b\":[1,-2,{\"x\":{},\"y\":\"\"},[]],\"证照\":\"食品\"}");
        assertThat(CanonicalJson.bytes(content))
                .isEqualTo(CanonicalJson.text(content).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void namesSortByUtf16CodeUnitsAsInTheStandard() throws Exception {
        // the example of RFC 8785 §3.2.3 without its script tag
        ObjectNode content = object("""
                {"\\u20ac":"Euro Sign","\\r":"Carriage Return","\\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One",
                "\\ud83d\\ude00":"Emoji: Grinning Face","\\u0080":"Control","\\u00f6":"Latin Small Letter O With Diaeresis"}
                """);

        assertThat(CanonicalJson.text(content))
                .isEqualTo("{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                        + "\"\u00f6\":\"Latin Small Letter O With Diaeresis\",\"\u20ac\":\"Euro Sign\","
                        + "\"\ud83d\ude00\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1.5}",
                "{\"a\":1e3}",
                "{\"a\":9007199254740992}",
                "{\"a\":-9223372036854775808}",
                "{\"a\":99999999999999999999}",
                "{\"a\":null}",
                "{\"a\":true}",
                "{\"a\":\"\\ud800\"}",
                "{\"\\udc00\":\"\"}"
            })
    void whatHasNoSingleFormIsRefused(String json) throws Exception {
        ObjectNode content = object(json);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> CanonicalJson.bytes(content))
                .withMessageContaining("no place");
    }

    private static ObjectNode object(String json) throws JsonProcessingException {
        return (ObjectNode) JSON.readTree(json);
    }
}
