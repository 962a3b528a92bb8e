-- A drawer that was opened while the clock was ahead is used and closed today: its own day may be years away. Nobody
-- takes a fee into a drawer that is in a colleague's hands, or of a day that has passed.
DROP TRIGGER posting_takes_fees_into_own_drawer;
CREATE TRIGGER posting_takes_fees_into_own_drawer BEFORE INSERT ON posting
WHEN NEW.debit = 'DRAWER' AND NEW.credit = 'FEE_INCOME' AND NEW.reverses IS NULL
  AND EXISTS (SELECT 1 FROM drawer WHERE business_date < NEW.business_date
                OR holder <> (SELECT actor FROM journal WHERE seq = NEW.seq))
BEGIN SELECT RAISE(ABORT, 'posting: the drawer is in other hands, or of another day'); END;
