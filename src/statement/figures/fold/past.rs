//! What something was when a ticket was sold, whatever has been said of it since: a counter-ticket
//! takes back what its ticket was counted as.

/// Values, each with the number of the first ticket that it held for.
#[derive(Debug, Clone)]
pub(super) struct Past<T>(Vec<(u64, T)>);

impl<T> Default for Past<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: PartialEq> Past<T> {
    /// It is so from the ticket of this number on; numbers only grow.
    pub(super) fn set(&mut self, from: u64, value: T) {
        match self.0.last_mut() {
            Some((_, last)) if *last == value => {}
            Some((since, last)) if *since == from => *last = value,
            _ => self.0.push((from, value)),
        }
    }

    /// What it was for the ticket of this number.
    pub(super) fn at(&self, ticket: u64) -> Option<&T> {
        let later = self.0.partition_point(|(from, _)| *from <= ticket);
        self.0.get(later.checked_sub(1)?).map(|(_, value)| value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ticket_keeps_what_was_said_before_it() {
        let mut past = Past::default();
        past.set(3, "a");
        past.set(3, "b");
        past.set(5, "b");
        past.set(7, "c");
        let told: Vec<Option<&str>> = [2, 3, 6, 7, 99].map(|one| past.at(one).copied()).into();
        assert_eq!(told, [None, Some("b"), Some("b"), Some("c"), Some("c")]);
        assert_eq!(past.0.len(), 2, "nothing new is not kept");
    }
}
