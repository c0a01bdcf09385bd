// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SearchTextTest {

    @Test
    void chineseIsPairsAtTheirPositionsAndTheLastCharacter() {
        assertThat(new SearchText().add("营业执照", 'A').vector()).isEqualTo("'营业':1A '业执':2A '执照':3A '照':4A ");
    }

    @Test
    void aGapBetweenRunsKeepsPhrasesFromCrossing() {
        assertThat(new SearchText().add("证照,目录", 'A').vector()).isEqualTo("'证照':1A '照':2A '目录':4A '录':5A ");
    }

    @Test
    void fullWidthAndCapitalLettersAreFolded() {
        assertThat(new SearchText().add("ＡＰＩ接口2", 'B').vector()).isEqualTo("'api':1B '接口':3B '口':4B '2':6B ");
    }

    @Test
    void aQuestionIsAPhraseOfPairsAndBeginningsOfOtherWords() {
        assertThat(SearchText.query("营业执照 api")).contains("('营业' <-> '业执' <-> '执照') & 'api':*");
        assertThat(SearchText.query("证")).contains("'证':*");
    }

    @Test
    void whatIsNoWordCannotReachTheQuestion() {
        assertThat(SearchText.query("' & | ! <-> ) ,")).isEmpty();
        assertThat(SearchText.query("a'b")).contains("'a':* & 'b':*");
    }

    @Test
    void charactersBeyondTheFirstPlaneArePairsToo() {
        assertThat(SearchText.query("𠮷野家")).contains("('𠮷野' <-> '野家')");
    }
}
