/** The command was not used as it is meant to be. Its message says what to do next; the exit code is 2. */
export class WrongUse extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'WrongUse';
  }
}
