//! Signs of life while there is nothing to do.

use super::A_TICK;
use crate::house::House;

#[test]
fn it_is_fed_while_nothing_is_due() {
    let Some(mut house) = House::new() else { return };
    house.config(&house.settings());
    house.home.set("WATCHDOG_USEC", "1000000");
    let service = house.serve();
    service.ready();
    service.tells("STATUS=", 1, A_TICK);
    let fed = service.told("WATCHDOG=1");
    service.tells("WATCHDOG=1", fed + 4, A_TICK);
    house.end(service);
}
