// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhengtong.catalog.search.Question.Tiers;

class QuestionTest {

    private static final SearchFilter ALL = new SearchFilter(null, null, null, null, null, null, null);
    private final Synonyms synonyms =
            new Synonyms(List.of(List.of("工商", "市场监管"), List.of("个体工商户"), List.of("身份证", "居民身份证")));

    private List<String> tiers(String text) {
        return Question.of(text, synonyms).orElseThrow().literal(ALL).queries();
    }

    private List<String> loose(String text) {
        return Question.of(text, synonyms).orElseThrow().loose(ALL).queries();
    }

    @Test
    void theNameIsAskedFirst() {
        assertThat(tiers("证照")).containsExactly("'a证照'", "'b证照'", "'c证照'", "'d证照'");
    }

    @Test
    void lettersAreBeginningsAndASingleCharacterIsToo() {
        assertThat(tiers("API").get(0)).isEqualTo("('aapi':* | 'bapi':*)");
        assertThat(tiers("证").get(0)).isEqualTo("'a证':*");
        assertThat(tiers("y").get(0)).isEqualTo("('ay' | 'by')");
    }

    @Test
    void severalWordsMustAllOccurAndComeFirstWhereTheTitleHasThem() {
        Tiers tiers = Question.of("证照 明细", synonyms).orElseThrow().literal(ALL);

        assertThat(tiers.all()).isEqualTo("(('a证照' | 'b证照' | 'c证照' | 'd证照') & ('a明细' | 'b明细' | 'c明细' | 'd明细'))");
        assertThat(tiers.queries())
                .containsExactly("(('a证照' | 'b证照') & ('a明细' | 'b明细'))", "(('a证照' | 'b证照') | ('a明细' | 'b明细'))");
    }

    @Test
    void severalBeginningsAreNotAskedForOneByOne() {
        assertThat(tiers("hyd mx")).hasSize(1);
    }

    @Test
    void wordsOfTheSameMeaningAndPartsComeLast() {
        assertThat(tiers("工商登记").get(0)).isEqualTo("('a工商' & 'a商登' & 'a登记')");
        assertThat(loose("工商登记").get(0)).isEqualTo("((('a=工商' | 'b=工商') | ('a=市场监管' | 'b=市场监管')) & ('a登记' | 'b登记'))");
        assertThat(Question.of("工商登记", synonyms).orElseThrow().loose(ALL).all())
                .contains("'d=市场监管'")
                .contains("'c登记'");
        assertThat(loose("登记")).isEmpty();
    }

    @Test
    void aLongerWordIsNotTakenForAShorterOne() {
        assertThat(String.join("", loose("个体工商户"))).doesNotContain("市场");
    }

    @Test
    void aWordThatContainsAnotherOfTheSameMeaningIsFoundWithIt() {
        assertThat(loose("居民身份证")).containsExactly("('a=身份证' | 'b=身份证')", "('c=身份证' | 'd=身份证')");
    }

    @Test
    void aWordMayBeCutWhereCharactersWereLeftOut() {
        assertThat(loose("餐饮许可证").get(0)).contains("(('a餐饮' | 'b餐饮') & (('a许可' & 'a可证') | ('b许可' & 'b可证')))");
    }

    @Test
    void aFilterNarrowsEveryTier() {
        SearchFilter filter = new SearchFilter("CITY", null, null, "105", null, null, null);

        assertThat(Question.of("证照", synonyms).orElseThrow().literal(filter).queries())
                .allSatisfy(tier -> assertThat(tier).endsWith(" & 'zlCITY' & 'zc105'"));
        assertThat(Question.of("证照 明细", synonyms).orElseThrow().literal(filter).all())
                .endsWith(" & 'zlCITY' & 'zc105'");
        assertThat(Question.of(filter)).contains("('zlCITY' & 'zc105')");
        assertThat(Question.of(ALL)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"' & | ! <-> ) ,", "😀", "\uD800", "\u0000", ":*", ""})
    void whatIsNoWordAsksNothing(String text) {
        assertThat(Question.of(text, synonyms)).isEmpty();
    }

    @Test
    void aVeryLongTextStaysAQuestionOfBoundedLength() {
        assertThat(String.join("", loose("营业执照照面信息年检".repeat(1000))).length()).isLessThan(20_000);
        assertThat(String.join("", loose("一 ".repeat(5000))).length()).isLessThan(20_000);
        assertThat(String.join("", loose("社会保险公积金住房证照一 社会保险公积金住房证照二 社会保险公积金住房".repeat(1000)))
                        .length())
                .isLessThan(200_000);
        assertThat(tiers("x".repeat(10_000)).get(0)).startsWith("('a" + "x".repeat(64) + "':*");
    }

    @Test
    void quotesAndOperatorsNeverReachTheQuestion() {
        assertThat(tiers("a'b:*\\").get(0)).isEqualTo("(('aa' | 'ba') & ('ab' | 'bb'))");
    }
}
