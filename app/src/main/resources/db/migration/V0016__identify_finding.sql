-- Room identify: the search reads the customers of a word from the most important on, and stops when it has enough.

-- Who bears a word: the words of search_customer turned round.
CREATE TABLE identify.search_bearer (
    word_id     int      NOT NULL, -- a word
    importance  smallint NOT NULL, -- that of the customer
    customer_id bigint   NOT NULL  -- a customer
);
INSERT INTO identify.search_bearer (word_id, importance, customer_id)
SELECT w, s.importance, s.customer_id FROM identify.search_customer s, unnest(s.words) AS w;
CREATE UNIQUE INDEX search_bearer_first ON identify.search_bearer (word_id, importance DESC, customer_id);
DROP INDEX identify.search_customer_words;

-- Words that eight customers bear, or more: a short beginning stands for these first. Kept beside the count because a
-- count changes often and this seldom.
ALTER TABLE identify.search_word ADD COLUMN common boolean NOT NULL DEFAULT false;
UPDATE identify.search_word SET common = true WHERE customers >= 8;
CREATE INDEX search_word_common ON identify.search_word (word) WHERE common;
