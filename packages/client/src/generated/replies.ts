// Generated from the operations of the server by `npm run generate`. Do not edit.

export type Role = 'viewer' | 'editor' | 'owner';
export type Permission = 'read' | 'customers' | 'data' | 'segments' | 'lists' | 'admin';

export interface Replies {
  getSession: Session;
  setUp: Session;
  signIn: Session;
  signOut: Session;
  join: Session;
  changePassword: Session;
  listFiles: {
    files: DataFile[];
  };
  /**
   * What was added.
   */
  uploadFile: {
    files: DataFile[];
  };
  removeFile: {
    removed: string;
  };
  addSample: {
    files: DataFile[];
  };
  removeSample: {
    removed: number;
  };
  previewFiles: Preview;
  getPlaybook: {
    text: string;
    version: number;
    playbook: {
      [k: string]: unknown;
    };
  };
  savePlaybook: {
    text: string;
    version: number;
    playbook: {
      [k: string]: unknown;
    };
  };
  saveFileSettings: {
    version: number;
  };
  startJob: {
    job: Job;
  };
  listJobs: {
    jobs: Job[];
    total: number;
  };
  getJob: {
    job: Job;
  };
  cancelJob: {
    job: Job;
  };
  getSchedule: {
    schedule: Schedule | null;
    next: string | null;
  };
  saveSchedule: {
    schedule: Schedule | null;
    next: string | null;
  };
  listRuns: {
    runs: RunInfo[];
    total: number;
  };
  compareRuns: Comparison;
  listRejected: {
    total: number;
    rows: {
      file: string;
      row: number;
      code: string;
      reason: string;
      field: string | null;
      value: string | null;
    }[];
  };
  getAudit: {
    run: string;
    latest: boolean;
    /**
     * Exact for who may see customers; for others null stands for what is withheld.
     */
    summary: {
      schema: 'attune-summary-1';
      run: {
        id: string;
        version: string;
        /**
         * Fingerprint of the playbook.
         */
        playbook: string;
      };
      business: {
        name: string | null;
        outcome: string | null;
        stage: ('new' | 'expanding' | 'mature') | null;
      };
      asOf: string;
      timeZone: string;
      currency: string | null;
      measure: 'revenue' | 'margin' | 'outcome';
      firstDay: string;
      lastDay: string;
      inputs: {
        /**
         * File name without folder.
         */
        name: string;
        kind:
          | 'transactions'
          | 'customers'
          | 'products'
          | 'costs'
          | 'consents'
          | 'interactions'
          | 'campaigns'
          | 'exposures'
          | 'ignored';
        reader: string;
        /**
         * In words: CSV, comma, UTF-8.
         */
        format: string;
        sha256: string;
        rows: {
          read: number;
          accepted: number;
          duplicates: number;
          rejected: number;
        } | null;
        mapping: {
          column: string;
          header: string;
          confidence: 'sure' | 'likely' | 'stated';
          why: string;
        }[];
        notes: string[];
      }[];
      rows: {
        read: number;
        accepted: number;
        duplicates: number;
        rejected: number;
      };
      rejected: {
        code: string;
        reason: string;
        rows: number;
      }[];
      duplicatesByRule: {
        rule: string;
        rows: number;
      }[];
      quality: {
        level: 'info' | 'warning';
        text: string | null;
      }[];
      reconciliation: {
        months: {
          month: string;
          /**
           * Sum of all readable amounts in the files, before refunds and costs.
           */
          files: number;
          duplicates: number;
          rejected: number;
          /**
           * Sum after the as-of day, which the analysis leaves out.
           */
          later: number;
          /**
           * Sum in the single view of customers.
           */
          analysed: number;
          /**
           * files − duplicates − rejected − later = analysed, to the cent.
           */
          matches: boolean;
        }[];
        matching: number;
        of: number;
        /**
         * Ties the order amounts of the months to the measure that the report shows.
         */
        total: {
          /**
           * Sum of all order amounts in the single view: `analysed` over all months.
           */
          amounts: number;
          /**
           * Given back; null where the measure is an outcome, from which nothing is taken off.
           */
          refunds: number | null;
          /**
           * Only for a margin; null otherwise.
           */
          costs: number | null;
          /**
           * The measure as the report shows it: `revenue` of the summary.
           */
          measure: number;
          /**
           * amounts − refunds − costs = measure, to the cent.
           */
          matches: boolean;
        };
      };
      identity:
        | {
            /**
             * Who one customer is.
             */
            level: 'person' | 'household' | 'account';
            /**
             * Identifiers that stand together with another one.
             */
            identifiers: number | null;
            /**
             * Identifiers that were joined to a customer whom another one names.
             */
            merged: {
              /**
               * What joins: a decision of a person, a statement of the source, two ids in one row, or a shared address, number or device.
               */
              rule: 'decision' | 'stated' | 'id' | 'email' | 'phone' | 'anonymous' | 'household' | 'account';
              identifiers: number | null;
            }[];
            /**
             * Of the identifiers, those under which orders stand, or a row of the customer list.
             */
            customersBefore: number | null;
            /**
             * How many customers these are.
             */
            customersAfter: number | null;
            questions: {
              kind: 'shared' | 'chain' | 'contradiction' | 'placeholder' | 'two households' | 'two accounts';
              /**
               * What joins: a decision of a person, a statement of the source, two ids in one row, or a shared address, number or device.
               */
              rule: 'decision' | 'stated' | 'id' | 'email' | 'phone' | 'anonymous' | 'household' | 'account';
              open: number | null;
              /**
               * By decisions of people.
               */
              answered: number | null;
            }[];
            /**
             * Addresses and numbers that stand for nobody in particular.
             */
            placeholders: number | null;
            unassigned: {
              /**
               * Who bought under a shared identifier or a placeholder alone.
               */
              customers: number | null;
              orderLines: number | null;
            };
            /**
             * Where the rows of one customer in the customer list say different things.
             */
            contradictions: {
              column: string;
              customers: number | null;
            }[];
            suggestions:
              | {
                  /**
                   * Pairs of customers who may be one, by name and address; nothing is joined.
                   */
                  pairs: number | null;
                  /**
                   * Pairs of customers who were compared.
                   */
                  compared: number | null;
                  /**
                   * From which probability on a pair is proposed.
                   */
                  probability: number;
                }
              | {
                  value: null;
                  reason: string;
                };
            /**
             * Decisions about identifiers that no file holds.
             */
            unknownDecisions: number;
          }
        | {
            value: null;
            reason: string;
          };
      /**
       * Customers with at least one purchase up to asOf.
       */
      customers: number | null;
      /**
       * Known people without a purchase.
       */
      prospects: number | null;
      orders: number | null;
      revenue: number | null;
      /**
       * The one-line finding of the whole.
       */
      finding: string | null;
      value: {
        /**
         * Length in days of the past year, and of the year before it.
         */
        yearDays: number;
        pastYearRevenue: number | null;
        /**
         * Customers with an order in the past year, free ones included.
         */
        pastYearBuyers: number | null;
        previousYearRevenue:
          | (number | null)
          | {
              value: null;
              reason: string;
            };
        previousYearBuyers:
          | (number | null)
          | {
              value: null;
              reason: string;
            };
        /**
         * First = highest; of customers whose past-year revenue is not nought.
         *
         * @maxItems 10
         */
        deciles: {
          decile: number;
          customers: number | null;
          revenue: number | null;
          lowest: number | null;
          highest: number | null;
        }[];
        /**
         * Customers whose past-year revenue is nought, free orders included.
         */
        zeroSpenders: {
          customers: number | null;
          revenue: number | null;
        };
        concentration: {
          gini:
            | (number | null)
            | {
                value: null;
                reason: string;
              };
          /**
           * Customers whose past-year revenue is more than nought: all shares here are of them.
           */
          spenders: number | null;
          /**
           * The smallest share of these spenders that brings 60 % of their revenue.
           */
          share60:
            | (number | null)
            | {
                value: null;
                reason: string;
              };
          share80:
            | (number | null)
            | {
                value: null;
                reason: string;
              };
          /**
           * Highest spenders first.
           */
          lorenz: {
            customers: number;
            revenue: number;
          }[];
        };
        /**
         * @minItems 4
         * @maxItems 4
         */
        grid: {
          /**
           * Value, then outlook.
           */
          cell: 'high-high' | 'high-low' | 'low-high' | 'low-low';
          customers: number | null;
          revenue: number | null;
        }[];
        gridAxes: {
          value: string;
          valueCut:
            | (number | null)
            | {
                value: null;
                reason: string;
              };
          /**
           * What stands against value, and what it cannot tell.
           */
          outlook: string;
          /**
           * The first of these for which there is evidence.
           */
          outlookKind: 'potential' | 'headroom' | 'lifetime growth' | 'growth';
          outlookUnit: 'money' | 'share';
          /**
           * An outlook above it is high.
           */
          outlookCut: number | null;
          /**
           * Customers whose outlook nobody can know; it counts as low.
           */
          outlookUnknown: number | null;
          /**
           * Customers whose cell is certain: for the others the cut lies too near for the evidence.
           */
          certain:
            | {
                customers: number | null;
                share: number | null;
                /**
                 * How sure a cell must be to count as certain.
                 */
                probability: number;
              }
            | {
                value: null;
                reason: string;
              };
        };
      };
      bridge:
        | {
            lastYear: number | null;
            new: number | null;
            reactivated: number | null;
            up: number | null;
            down: number | null;
            lost: number | null;
            thisYear: number | null;
            /**
             * How many customers stand behind each amount.
             */
            customers: {
              lastYear: number | null;
              new: number | null;
              reactivated: number | null;
              up: number | null;
              down: number | null;
              lost: number | null;
              thisYear: number | null;
            };
          }
        | {
            value: null;
            reason: string;
          };
      cohorts:
        | {
            period: 'year' | 'quarter' | 'month';
            cohorts: {
              /**
               * Period of the first purchase: 2024, 2024-Q3 or 2024-07.
               */
              cohort: string;
              customers: number | null;
              revenueByAge: (number | null)[];
              /**
               * Share that bought in that month of age.
               */
              activeByAge: (number | null)[];
            }[];
            comparison:
              | {
                  ageMonths: number;
                  newer: {
                    cohorts: string;
                    customers: number | null;
                    revenue: number | null;
                  };
                  older: {
                    cohorts: string;
                    customers: number | null;
                    revenue: number | null;
                  };
                  /**
                   * Newer minus older, revenue per customer at the same age.
                   */
                  difference: number | null;
                  /**
                   * Of this age alone, 95 %.
                   */
                  interval: [number, number] | null;
                  /**
                   * After correction for all the ages that are compared.
                   */
                  verdict: ('better' | 'worse' | 'no difference shown') | null;
                }
              | {
                  value: null;
                  reason: string;
                };
            /**
             * At every age that the history holds for both; the one above is among them.
             */
            comparisons: {
              ageMonths: number;
              newer: {
                cohorts: string;
                customers: number | null;
                revenue: number | null;
              };
              older: {
                cohorts: string;
                customers: number | null;
                revenue: number | null;
              };
              /**
               * Newer minus older, revenue per customer at the same age.
               */
              difference: number | null;
              /**
               * Of this age alone, 95 %.
               */
              interval: [number, number] | null;
              /**
               * After correction for all the ages that are compared.
               */
              verdict: ('better' | 'worse' | 'no difference shown') | null;
              pValue: number | null;
              /**
               * By Holm, over the ages compared.
               */
              adjustedPValue: number | null;
            }[];
            retention:
              | {
                  period: 'year' | 'quarter' | 'month';
                  /**
                   * Length of a period of age, in months of 30 days.
                   */
                  ageMonths: number;
                  /**
                   * Only ages that all members have reached.
                   */
                  cohorts: {
                    /**
                     * Period of the first purchase: 2024, 2024-Q3 or 2024-07.
                     */
                    cohort: string;
                    customers: number | null;
                    /**
                     * Share that bought in that period of age; index 0 is the first.
                     */
                    active: (number | null)[];
                    /**
                     * Share that bought in that period of age or later: at least so many were customers still.
                     */
                    still: (number | null)[];
                    /**
                     * Per customer, from the first purchase to the end of that period.
                     */
                    revenue: (number | null)[];
                    revenueInterval: (
                      | ([number, number] | null)
                      | {
                          value: null;
                          reason: string;
                        }
                    )[];
                  }[];
                  /**
                   * All cohorts together that have reached the age, each with the weight of its customers.
                   */
                  curve: {
                    /**
                     * Period of age; 0 is the first.
                     */
                    age: number;
                    cohorts: number;
                    customers: number | null;
                    active: number | null;
                    activeInterval: [number, number] | null;
                    still: number | null;
                    stillInterval: [number, number] | null;
                  }[];
                }
              | {
                  value: null;
                  reason: string;
                };
          }
        | {
            value: null;
            reason: string;
          };
      contracts:
        | {
            periodDays: number;
            graceDays: number;
            /**
             * Customers counted.
             */
            customers: number | null;
            /**
             * Whether all who are counted are known to have begun with their first payment in the data.
             */
            startsKnown: boolean;
            /**
             * Customers who may have begun before the data does.
             */
            leftOut: number | null;
            /**
             * No payment came within the period and its days of grace.
             */
            lost: number | null;
            /**
             * Lost, and paid again later.
             */
            returned: number | null;
            /**
             * With a payment less than half a period after another.
             */
            payingMore: number | null;
            /**
             * From the first renewal on.
             */
            curve: {
              renewals: number;
              /**
               * Customers whose renewal of that number was settled by the as-of day.
               */
              due: number | null;
              lost: number | null;
              /**
               * Share of new customers left after it (Kaplan–Meier).
               */
              survival: number | null;
              interval:
                | ([number, number] | null)
                | {
                    value: null;
                    reason: string;
                  };
            }[];
            period: 'year' | 'quarter' | 'month';
            cohorts: {
              cohort: string;
              customers: number | null;
              /**
               * Share left after so many renewals, index 0 the beginning; only what is settled for all.
               */
              stayed: (number | null)[];
            }[];
            model:
              | {
                  parameters: {
                    alpha: number;
                    beta: number;
                  };
                  standardErrors:
                    | {
                        alpha: number;
                        beta: number;
                      }
                    | {
                        value: null;
                        reason: string;
                      };
                  logLikelihood: number;
                  converged: boolean;
                  /**
                   * Whether the data tells the parameters apart.
                   */
                  identified: boolean;
                  /**
                   * In plain words: what to know before trusting it.
                   */
                  notes: string[];
                  /**
                   * Share of new customers left, to twice as many renewals as were seen.
                   */
                  projection: {
                    renewals: number;
                    share: number | null;
                    interval:
                      | ([number, number] | null)
                      | {
                          value: null;
                          reason: string;
                        };
                  }[];
                  lifetimes: {
                    renewed: number;
                    next: number;
                    /**
                     * Renewals that a customer with `renewed` behind is expected to make of the `next` ones.
                     */
                    expected: number | null;
                    interval: [number, number] | null;
                  }[];
                  holdout:
                    | {
                        /**
                         * The last day that the projection saw.
                         */
                        from: string;
                        /**
                         * Renewals settled after it.
                         */
                        due: number | null;
                        /**
                         * Of these, made.
                         */
                        actual: number | null;
                        predicted: number | null;
                        interval: [number, number] | null;
                        /**
                         * If all renewed at the rate of all renewals before.
                         */
                        naive: number | null;
                        survival: {
                          renewals: number;
                          predicted: number | null;
                          actual: number | null;
                        };
                      }
                    | {
                        value: null;
                        reason: string;
                      };
                }
              | {
                  value: null;
                  reason: string;
                };
          }
        | {
            value: null;
            reason: string;
          };
      clv:
        | {
            /**
             * Revenue without costs; value where costs or margins are known.
             */
            name: 'lifetime revenue' | 'lifetime value' | 'lifetime outcome';
            timeUnit: 'day' | 'week' | 'opportunity';
            split: {
              /**
               * How the day was chosen, in words.
               */
              rule: string;
              calibrationEnd: string;
              calibrationDays: number;
              holdoutDays: number;
            };
            horizon: {
              days: number;
              /**
               * A year.
               */
              discountRate: number;
            };
            customers: number | null;
            /**
             * Fitted up to the end of the calibration.
             */
            models: {
              bgnbd:
                | {
                    /**
                     * By the names that the literature uses: r, alpha, a, b and so on.
                     */
                    parameters: {
                      [k: string]: number;
                    };
                    standardErrors:
                      | {
                          [k: string]: number;
                        }
                      | {
                          value: null;
                          reason: string;
                        };
                    logLikelihood: number;
                    converged: boolean;
                    /**
                     * Whether the data tells the parameters apart.
                     */
                    identified: boolean;
                    customers: number | null;
                    starts: number;
                    startsReachingBest: number;
                    /**
                     * In plain words: what to know before trusting it.
                     */
                    notes: string[];
                  }
                | {
                    value: null;
                    reason: string;
                  };
              mbgnbd:
                | {
                    /**
                     * By the names that the literature uses: r, alpha, a, b and so on.
                     */
                    parameters: {
                      [k: string]: number;
                    };
                    standardErrors:
                      | {
                          [k: string]: number;
                        }
                      | {
                          value: null;
                          reason: string;
                        };
                    logLikelihood: number;
                    converged: boolean;
                    /**
                     * Whether the data tells the parameters apart.
                     */
                    identified: boolean;
                    customers: number | null;
                    starts: number;
                    startsReachingBest: number;
                    /**
                     * In plain words: what to know before trusting it.
                     */
                    notes: string[];
                  }
                | {
                    value: null;
                    reason: string;
                  };
              paretonbd:
                | {
                    /**
                     * By the names that the literature uses: r, alpha, a, b and so on.
                     */
                    parameters: {
                      [k: string]: number;
                    };
                    standardErrors:
                      | {
                          [k: string]: number;
                        }
                      | {
                          value: null;
                          reason: string;
                        };
                    logLikelihood: number;
                    converged: boolean;
                    /**
                     * Whether the data tells the parameters apart.
                     */
                    identified: boolean;
                    customers: number | null;
                    starts: number;
                    startsReachingBest: number;
                    /**
                     * In plain words: what to know before trusting it.
                     */
                    notes: string[];
                  }
                | {
                    value: null;
                    reason: string;
                  };
              mbgcnbdk:
                | {
                    /**
                     * By the names that the literature uses: r, alpha, a, b and so on.
                     */
                    parameters: {
                      [k: string]: number;
                    };
                    standardErrors:
                      | {
                          [k: string]: number;
                        }
                      | {
                          value: null;
                          reason: string;
                        };
                    logLikelihood: number;
                    converged: boolean;
                    /**
                     * Whether the data tells the parameters apart.
                     */
                    identified: boolean;
                    customers: number | null;
                    starts: number;
                    startsReachingBest: number;
                    /**
                     * In plain words: what to know before trusting it.
                     */
                    notes: string[];
                    /**
                     * Regularity: 1 is as irregular as chance.
                     */
                    k: number;
                  }
                | {
                    value: null;
                    reason: string;
                  };
              gammagamma:
                | {
                    /**
                     * By the names that the literature uses: r, alpha, a, b and so on.
                     */
                    parameters: {
                      [k: string]: number;
                    };
                    standardErrors:
                      | {
                          [k: string]: number;
                        }
                      | {
                          value: null;
                          reason: string;
                        };
                    logLikelihood: number;
                    converged: boolean;
                    /**
                     * Whether the data tells the parameters apart.
                     */
                    identified: boolean;
                    customers: number | null;
                    starts: number;
                    startsReachingBest: number;
                    /**
                     * In plain words: what to know before trusting it.
                     */
                    notes: string[];
                  }
                | {
                    value: null;
                    reason: string;
                  };
              /**
               * Of customers who buy by opportunity; absent where they can buy at any time.
               */
              bgbb?:
                | {
                    /**
                     * By the names that the literature uses: r, alpha, a, b and so on.
                     */
                    parameters: {
                      [k: string]: number;
                    };
                    standardErrors:
                      | {
                          [k: string]: number;
                        }
                      | {
                          value: null;
                          reason: string;
                        };
                    logLikelihood: number;
                    converged: boolean;
                    /**
                     * Whether the data tells the parameters apart.
                     */
                    identified: boolean;
                    customers: number | null;
                    starts: number;
                    startsReachingBest: number;
                    /**
                     * In plain words: what to know before trusting it.
                     */
                    notes: string[];
                  }
                | {
                    value: null;
                    reason: string;
                  };
              /**
               * BG/NBD with the facts that lifetime.covariates names; absent where it names none.
               */
              bgnbdcov?:
                | {
                    /**
                     * By the names that the literature uses: r, alpha, a, b and so on.
                     */
                    parameters: {
                      [k: string]: number;
                    };
                    standardErrors:
                      | {
                          [k: string]: number;
                        }
                      | {
                          value: null;
                          reason: string;
                        };
                    logLikelihood: number;
                    converged: boolean;
                    /**
                     * Whether the data tells the parameters apart.
                     */
                    identified: boolean;
                    customers: number | null;
                    starts: number;
                    startsReachingBest: number;
                    /**
                     * In plain words: what to know before trusting it.
                     */
                    notes: string[];
                  }
                | {
                    value: null;
                    reason: string;
                  };
              /**
               * Pareto/NBD with them.
               */
              paretonbdcov?:
                | {
                    /**
                     * By the names that the literature uses: r, alpha, a, b and so on.
                     */
                    parameters: {
                      [k: string]: number;
                    };
                    standardErrors:
                      | {
                          [k: string]: number;
                        }
                      | {
                          value: null;
                          reason: string;
                        };
                    logLikelihood: number;
                    converged: boolean;
                    /**
                     * Whether the data tells the parameters apart.
                     */
                    identified: boolean;
                    customers: number | null;
                    starts: number;
                    startsReachingBest: number;
                    /**
                     * In plain words: what to know before trusting it.
                     */
                    notes: string[];
                  }
                | {
                    value: null;
                    reason: string;
                  };
            };
            /**
             * Fitted again on all data.
             */
            final: {
              bgnbd:
                | {
                    /**
                     * By the names that the literature uses: r, alpha, a, b and so on.
                     */
                    parameters: {
                      [k: string]: number;
                    };
                    standardErrors:
                      | {
                          [k: string]: number;
                        }
                      | {
                          value: null;
                          reason: string;
                        };
                    logLikelihood: number;
                    converged: boolean;
                    /**
                     * Whether the data tells the parameters apart.
                     */
                    identified: boolean;
                    customers: number | null;
                    starts: number;
                    startsReachingBest: number;
                    /**
                     * In plain words: what to know before trusting it.
                     */
                    notes: string[];
                  }
                | {
                    value: null;
                    reason: string;
                  };
              mbgnbd:
                | {
                    /**
                     * By the names that the literature uses: r, alpha, a, b and so on.
                     */
                    parameters: {
                      [k: string]: number;
                    };
                    standardErrors:
                      | {
                          [k: string]: number;
                        }
                      | {
                          value: null;
                          reason: string;
                        };
                    logLikelihood: number;
                    converged: boolean;
                    /**
                     * Whether the data tells the parameters apart.
                     */
                    identified: boolean;
                    customers: number | null;
                    starts: number;
                    startsReachingBest: number;
                    /**
                     * In plain words: what to know before trusting it.
                     */
                    notes: string[];
                  }
                | {
                    value: null;
                    reason: string;
                  };
              paretonbd:
                | {
                    /**
                     * By the names that the literature uses: r, alpha, a, b and so on.
                     */
                    parameters: {
                      [k: string]: number;
                    };
                    standardErrors:
                      | {
                          [k: string]: number;
                        }
                      | {
                          value: null;
                          reason: string;
                        };
                    logLikelihood: number;
                    converged: boolean;
                    /**
                     * Whether the data tells the parameters apart.
                     */
                    identified: boolean;
                    customers: number | null;
                    starts: number;
                    startsReachingBest: number;
                    /**
                     * In plain words: what to know before trusting it.
                     */
                    notes: string[];
                  }
                | {
                    value: null;
                    reason: string;
                  };
              mbgcnbdk:
                | {
                    /**
                     * By the names that the literature uses: r, alpha, a, b and so on.
                     */
                    parameters: {
                      [k: string]: number;
                    };
                    standardErrors:
                      | {
                          [k: string]: number;
                        }
                      | {
                          value: null;
                          reason: string;
                        };
                    logLikelihood: number;
                    converged: boolean;
                    /**
                     * Whether the data tells the parameters apart.
                     */
                    identified: boolean;
                    customers: number | null;
                    starts: number;
                    startsReachingBest: number;
                    /**
                     * In plain words: what to know before trusting it.
                     */
                    notes: string[];
                    /**
                     * Regularity: 1 is as irregular as chance.
                     */
                    k: number;
                  }
                | {
                    value: null;
                    reason: string;
                  };
              gammagamma:
                | {
                    /**
                     * By the names that the literature uses: r, alpha, a, b and so on.
                     */
                    parameters: {
                      [k: string]: number;
                    };
                    standardErrors:
                      | {
                          [k: string]: number;
                        }
                      | {
                          value: null;
                          reason: string;
                        };
                    logLikelihood: number;
                    converged: boolean;
                    /**
                     * Whether the data tells the parameters apart.
                     */
                    identified: boolean;
                    customers: number | null;
                    starts: number;
                    startsReachingBest: number;
                    /**
                     * In plain words: what to know before trusting it.
                     */
                    notes: string[];
                  }
                | {
                    value: null;
                    reason: string;
                  };
              /**
               * Of customers who buy by opportunity; absent where they can buy at any time.
               */
              bgbb?:
                | {
                    /**
                     * By the names that the literature uses: r, alpha, a, b and so on.
                     */
                    parameters: {
                      [k: string]: number;
                    };
                    standardErrors:
                      | {
                          [k: string]: number;
                        }
                      | {
                          value: null;
                          reason: string;
                        };
                    logLikelihood: number;
                    converged: boolean;
                    /**
                     * Whether the data tells the parameters apart.
                     */
                    identified: boolean;
                    customers: number | null;
                    starts: number;
                    startsReachingBest: number;
                    /**
                     * In plain words: what to know before trusting it.
                     */
                    notes: string[];
                  }
                | {
                    value: null;
                    reason: string;
                  };
              /**
               * BG/NBD with the facts that lifetime.covariates names; absent where it names none.
               */
              bgnbdcov?:
                | {
                    /**
                     * By the names that the literature uses: r, alpha, a, b and so on.
                     */
                    parameters: {
                      [k: string]: number;
                    };
                    standardErrors:
                      | {
                          [k: string]: number;
                        }
                      | {
                          value: null;
                          reason: string;
                        };
                    logLikelihood: number;
                    converged: boolean;
                    /**
                     * Whether the data tells the parameters apart.
                     */
                    identified: boolean;
                    customers: number | null;
                    starts: number;
                    startsReachingBest: number;
                    /**
                     * In plain words: what to know before trusting it.
                     */
                    notes: string[];
                  }
                | {
                    value: null;
                    reason: string;
                  };
              /**
               * Pareto/NBD with them.
               */
              paretonbdcov?:
                | {
                    /**
                     * By the names that the literature uses: r, alpha, a, b and so on.
                     */
                    parameters: {
                      [k: string]: number;
                    };
                    standardErrors:
                      | {
                          [k: string]: number;
                        }
                      | {
                          value: null;
                          reason: string;
                        };
                    logLikelihood: number;
                    converged: boolean;
                    /**
                     * Whether the data tells the parameters apart.
                     */
                    identified: boolean;
                    customers: number | null;
                    starts: number;
                    startsReachingBest: number;
                    /**
                     * In plain words: what to know before trusting it.
                     */
                    notes: string[];
                  }
                | {
                    value: null;
                    reason: string;
                  };
            };
            selected:
              | ('bgnbd' | 'mbgnbd' | 'paretonbd' | 'mbgcnbdk' | 'bgbb')
              | {
                  value: null;
                  reason: string;
                };
            selection: {
              rule: string;
              candidates: {
                model: 'bgnbd' | 'mbgnbd' | 'paretonbd' | 'mbgcnbdk' | 'bgbb';
                eligible: boolean;
                /**
                 * Why it was taken, or not.
                 */
                reason: string;
                aic: number | null;
                /**
                 * Repeat purchases in the holdout.
                 */
                predicted: number | null;
                /**
                 * Purchases per customer.
                 */
                meanAbsoluteError: number | null;
                /**
                 * Mean log probability of what each customer did; higher is better.
                 */
                logScore: number | null;
              }[];
            };
            /**
             * What was done with same-day purchases, refunds and free orders.
             */
            handling: (string | null)[];
            warnings: string[];
            holdout:
              | {
                  from: string;
                  to: string;
                  customers: number | null;
                  /**
                   * Repeat purchases, by the selected model.
                   */
                  predicted: number | null;
                  actual: number | null;
                  /**
                   * Repeat purchases if the customers did again what they did before: naiveRule.
                   */
                  naive: number | null;
                  naiveRule: string;
                  /**
                   * predicted / actual − 1
                   */
                  bias: number | null;
                  meanAbsoluteError: {
                    model: number | null;
                    naive: number | null;
                  };
                  /**
                   * Customers whose purchases lay in their 95 % interval.
                   */
                  coverage: number | null;
                  money:
                    | {
                        predicted: number | null;
                        actual: number | null;
                      }
                    | {
                        value: null;
                        reason: string;
                      };
                  byFrequency: {
                    /**
                     * Repeat purchases in the calibration: 0 … 6, 7+.
                     */
                    frequency: string;
                    customers: number | null;
                    /**
                     * Mean purchases per customer in the holdout.
                     */
                    actual: number | null;
                    predicted: {
                      [k: string]: number | null;
                    };
                  }[];
                }
              | {
                  value: null;
                  reason: string;
                };
            /**
             * How many customers bought how often again, and how many each model expects.
             */
            calibration: {
              /**
               * Repeat purchases in the calibration: 0 … 6, 7+.
               */
              frequency: string;
              /**
               * Customers.
               */
              actual: number | null;
              expected: {
                [k: string]: number | null;
              };
            }[];
            /**
             * Week by week, of the customers of the calibration.
             */
            tracking: {
              /**
               * The last day of the period.
               */
              to: string;
              holdout: boolean;
              /**
               * Repeat purchases in the period.
               */
              actual: number | null;
              cumulative: number | null;
              expected: {
                [k: string]: number | null;
              };
              cumulativeExpected: {
                [k: string]: number | null;
              };
            }[];
            spend:
              | {
                  /**
                   * Of the repeaters: log frequency and log mean spend.
                   */
                  correlation: number;
                  /**
                   * @minItems 2
                   * @maxItems 2
                   */
                  interval: [number, number];
                  correlated: boolean;
                  customers: number | null;
                  /**
                   * Repeaters whose mean is nought or less: they stay in all else.
                   */
                  leftOut: number | null;
                }
              | {
                  value: null;
                  reason: string;
                };
            cohorts:
              | {
                  differ: boolean;
                  pValue: number;
                  /**
                   * Whether customers are forecast by the model of their cohort.
                   */
                  used: boolean;
                  fits: {
                    cohort: string;
                    customers: number | null;
                    parameters: {
                      [k: string]: number;
                    };
                    identified: boolean;
                  }[];
                }
              | {
                  value: null;
                  reason: string;
                };
            /**
             * What facts of customers tell of how often they buy; absent where none are named.
             */
            covariates?:
              | {
                  /**
                   * How customers were compared, in words.
                   */
                  rule: string;
                  /**
                   * The one that the ratios are from.
                   */
                  model:
                    | ('bgnbdcov' | 'paretonbdcov')
                    | {
                        value: null;
                        reason: string;
                      };
                  /**
                   * Likelihood-ratio tests on all data.
                   */
                  tests: {
                    model: 'bgnbdcov' | 'paretonbdcov';
                    /**
                     * Twice the gain in log-likelihood over the model without facts.
                     */
                    statistic: number;
                    degreesOfFreedom: number;
                    pValue: number;
                  }[];
                  facts: {
                    fact: string;
                    levels: {
                      level: string;
                      customers: number | null;
                      /**
                       * How many times as often they buy as the first level, while they are customers; null for the first, and where it cannot be told.
                       */
                      ratio: number | null;
                      interval: ([number, number] | null) | null;
                    }[];
                  }[];
                }
              | {
                  value: null;
                  reason: string;
                };
            total:
              | {
                  /**
                   * Expected over the horizon.
                   */
                  purchases: number;
                  value: number | null;
                  interval:
                    | ([number, number] | null)
                    | {
                        value: null;
                        reason: string;
                      };
                  /**
                   * Expected number of customers who are still customers.
                   */
                  alive: number;
                }
              | {
                  value: null;
                  reason: string;
                };
            /**
             * Customers by what they are expected to bring over the horizon.
             */
            distribution: {
              from: number;
              to: number | null;
              customers: number | null;
              value: number | null;
            }[];
            /**
             * By lifecycle state.
             */
            bySegment: {
              name: string;
              customers: number | null;
              /**
               * Expected over the horizon, discounted; the sum over the group.
               */
              value: number | null;
              perCustomer: number | null;
              /**
               * Of the mean per customer, as far as the parameters are uncertain and people differ.
               */
              interval:
                | ([number, number] | null)
                | {
                    value: null;
                    reason: string;
                  };
              /**
               * Mean probability of being a customer still.
               */
              alive: number | null;
              /**
               * Expected per customer over the horizon.
               */
              purchases: number | null;
            }[];
            /**
             * By acquisition channel.
             */
            byChannel:
              | {
                  name: string;
                  customers: number | null;
                  /**
                   * Expected over the horizon, discounted; the sum over the group.
                   */
                  value: number | null;
                  perCustomer: number | null;
                  /**
                   * Of the mean per customer, as far as the parameters are uncertain and people differ.
                   */
                  interval:
                    | ([number, number] | null)
                    | {
                        value: null;
                        reason: string;
                      };
                  /**
                   * Mean probability of being a customer still.
                   */
                  alive: number | null;
                  /**
                   * Expected per customer over the horizon.
                   */
                  purchases: number | null;
                }[]
              | {
                  value: null;
                  reason: string;
                };
          }
        | {
            value: null;
            reason: string;
          };
      potential:
        | {
            /**
             * What goes to others now, in money.
             */
            kind: 'potential';
            answers: {
              /**
               * Customers who told what they spend in the category, or which share of it here.
               */
              told: number | null;
              /**
               * How many it takes to learn the others from them.
               */
              needed: number;
              /**
               * Told less than they spent here in the year: their potential is 0.
               */
              belowOwnSpend: number | null;
              /**
               * Why the others were not learnt from them, where that is so.
               */
              notLearnt: string | null;
            };
            told: {
              customers: number | null;
              /**
               * Of them, those with more than nought.
               */
              withPotential: number | null;
              /**
               * A year.
               */
              money: number | null;
            };
            estimated:
              | {
                  customers: number | null;
                  /**
                   * Of them, those with more than nought.
                   */
                  withPotential: number | null;
                  /**
                   * A year.
                   */
                  money: number | null;
                  /**
                   * Columns of the customer file.
                   */
                  facts: string[];
                  /**
                   * Answers that the model was fitted on.
                   */
                  answers: number | null;
                  /**
                   * Share of the variation of answers (logarithms) that it foretells, of answers it had not seen.
                   */
                  heldOutR2: number | null;
                  /**
                   * Answers inside of a 95 % interval that they had no part in.
                   */
                  heldOutCoverage: number | null;
                }
              | {
                  value: null;
                  reason: string;
                };
            /**
             * Customers of whom nothing can be said.
             */
            unknown: number | null;
          }
        | {
            /**
             * What customers spend less than peers. It is no proof that they spend it elsewhere.
             */
            kind: 'headroom';
            answers: {
              /**
               * Customers who told what they spend in the category, or which share of it here.
               */
              told: number | null;
              /**
               * How many it takes to learn the others from them.
               */
              needed: number;
              /**
               * Told less than they spent here in the year: their potential is 0.
               */
              belowOwnSpend: number | null;
              /**
               * Why the others were not learnt from them, where that is so.
               */
              notLearnt: string | null;
            };
            /**
             * Of the yearly spend of peers.
             */
            quantile: number;
            /**
             * What makes peers, beside when they joined.
             */
            facts: string[];
            customers: number | null;
            /**
             * Of them, those with more than nought.
             */
            withPotential: number | null;
            /**
             * A year.
             */
            money: number | null;
            /**
             * Customers that the quantile was learnt from.
             */
            sample: number | null;
            /**
             * How much less the quantile misses by for knowing the facts.
             */
            heldOutGain: number | null;
            /**
             * Customers below the quantile, held out: it should be the quantile.
             */
            heldOutBelow: number | null;
          }
        | {
            kind: 'not estimable';
            answers: {
              /**
               * Customers who told what they spend in the category, or which share of it here.
               */
              told: number | null;
              /**
               * How many it takes to learn the others from them.
               */
              needed: number;
              /**
               * Told less than they spent here in the year: their potential is 0.
               */
              belowOwnSpend: number | null;
              /**
               * Why the others were not learnt from them, where that is so.
               */
              notLearnt: string | null;
            };
            /**
             * Why it cannot be known from these files, and what would do.
             */
            reason: string;
          };
      /**
       * @maxItems 3
       */
      decisions: {
        id: string;
        title: string;
        customers: number | null;
        /**
         * What it may bring, from the low to the high end of its assumption.
         */
        range: [number, number] | null;
        /**
         * Whether the range is money a year, or money once, as for one more order each.
         */
        per: 'year' | 'once';
        /**
         * How well the data supports it. The effect is assumed, so the best grade today is moderate: for every state concerned, at least 100 customers were seen, and what they did without this decision. Weak: for some state they were not. Strong will need a randomised test of your own, in which the effect was measured.
         */
        evidence: 'strong' | 'moderate' | 'weak';
        why: string | null;
        assumption: string;
        changeOurMind: string;
        /**
         * Whom it concerns, in the condition language.
         */
        rule: {
          [k: string]: unknown;
        } | null;
        /**
         * The same in English.
         */
        ruleInWords: string | null;
      }[];
      rfm: {
        cuts: {
          recency: number[];
          frequency: number[];
          monetary: number[];
        };
        segments: {
          segment: string;
          customers: number | null;
          orders: number | null;
          revenue: number | null;
        }[];
        /**
         * Segments of the playbook that hold nobody.
         */
        empty: string[];
      };
      lifecycle: {
        new: number | null;
        active: number | null;
        mature: number | null;
        declining: number | null;
        dormant: number | null;
        lapsed: number | null;
      };
      lifecycleRules: {
        state: 'new' | 'active' | 'mature' | 'declining' | 'dormant' | 'lapsed';
        rule: string;
      }[];
      lifecycleValue: {
        state: 'new' | 'active' | 'mature' | 'declining' | 'dormant' | 'lapsed';
        customers: number | null;
        revenue: number | null;
      }[];
      /**
       * The playbook calls a customer lapsed after a silence from which fewer than this share came back.
       */
      lifecycleLapsedPromise: number;
      lifecycleRepurchase: {
        state: 'new' | 'active' | 'mature' | 'declining' | 'dormant' | 'lapsed';
        customers: number | null;
        share:
          | (number | null)
          | {
              value: null;
              reason: string;
            };
        interval:
          | ([number, number] | null)
          | {
              value: null;
              reason: string;
            };
      }[];
      comparison:
        | {
            /**
             * The earlier day at which states were taken.
             */
            asOf: string;
            /**
             * Length of the period from then to asOf.
             */
            days: number;
          }
        | {
            value: null;
            reason: string;
          };
      migration: {
        from: ('new' | 'active' | 'mature' | 'declining' | 'dormant' | 'lapsed') | 'not yet a customer';
        to: 'new' | 'active' | 'mature' | 'declining' | 'dormant' | 'lapsed';
        customers: number | null;
      }[];
      patterns: {
        pattern: string;
        customers: number | null;
        revenue: number | null;
      }[];
      traces: {
        /**
         * The number or group of numbers, as a path: value.deciles.
         */
        path: string;
        /**
         * Its name in the metric catalogue.
         */
        metric: string;
        /**
         * How it is computed, in words.
         */
        rule: string;
        /**
         * The data that it came from.
         */
        tables: string[];
      }[];
    };
    /**
     * What the report says about it.
     */
    words: {
      finding: string | null;
      measure: {
        /**
         * In a sentence: “brings 60 % of revenue”.
         */
        noun: string;
        /**
         * Before another word: “past-year revenue”.
         */
        bare: string;
        /**
         * At the beginning.
         */
        Noun: string;
      };
      /**
       * How the grid is spoken of.
       */
      outlook: {
        name: string;
        axis: string;
        cells: {
          'high-high': string;
          'high-low': string;
          'low-high': string;
          'low-low': string;
        };
        /**
         * Under the columns of the grid, the low one first.
         *
         * @minItems 2
         * @maxItems 2
         */
        across: [string, string];
        /**
         * The cell that the grid is about.
         */
        strong: 'high-high' | 'high-low';
        /**
         * After “for 12 customers”.
         */
        unknown: string;
      };
      reconciliation: {
        sentence: string;
        total: string;
      };
      sections: {
        bridge: SectionWords;
        concentration: SectionWords;
        cohorts: SectionWords;
        decisions: SectionWords;
        quality: SectionWords;
        deciles: SectionWords;
        grid: SectionWords;
        potential: SectionWords;
        rfm: SectionWords;
        lifecycle: SectionWords;
        migration: SectionWords;
        repurchase: SectionWords;
        retention: SectionWords;
        patterns: SectionWords;
        lifetime: SectionWords;
        methods: SectionWords;
        inputs: SectionWords;
        glossary: SectionWords;
      };
      /**
       * The other sections on lifetime value; null where it is not known at all.
       */
      lifetime: {
        segments: SectionWords;
        channels: SectionWords;
        foretelling: SectionWords;
        tracking: SectionWords;
        calibration: SectionWords;
        models: SectionWords;
      } | null;
      /**
       * The section on who is who; null where no two identifiers stand together.
       */
      identity: SectionWords | null;
      /**
       * The section on contracts; null where customers are not under one.
       */
      contracts: SectionWords | null;
      decisions: {
        id: string;
        /**
         * What it may bring: “€90–140 k a year”.
         */
        worth: string | null;
        why: string | null;
        assumption: string;
        changeOurMind: string;
      }[];
      methods: {
        of: string;
        method: string;
        how: string;
      }[];
      glossary: {
        term: string;
        meaning: string;
      }[];
    };
  };
  getNumber: {
    path: string;
    label: string;
    definition: string;
    unit: string;
    window: string;
    tables: string[];
    /**
     * The query as the embedded engine runs it on the run, ready to copy.
     */
    sql: string | null;
    asOf: string;
    /**
     * Whom it counts; null where it counts no customers, or no rule can say which.
     */
    people: {
      rule: Rule;
      inWords: string;
      customers: number | null;
    } | null;
  };
  getCatalogue: {
    asOf: string;
    currency: string | null;
    fields: Field[];
    events: {
      name: string;
      label: string;
      verb?: string;
      day: string;
      columns: Field[];
    }[];
  };
  checkRule: {
    ok: boolean;
    inWords: string | null;
    customers: number | null;
    of: number;
    /**
     * Their past-year measure.
     */
    revenue: number | null;
    revenueOf: number;
    problems: {
      path: string;
      message: string;
      suggestion?: string;
    }[];
  };
  countOverlap: {
    onlyA: number | null;
    both: number | null;
    onlyB: number | null;
    neither: number | null;
    revenue: {
      onlyA: number | null;
      both: number | null;
      onlyB: number | null;
      neither: number | null;
    };
  };
  countGrid: {
    /**
     * @minItems 4
     * @maxItems 4
     */
    cells: {
      cell: 'high-high' | 'high-low' | 'low-high' | 'low-low';
      customers: number | null;
      revenue: number | null;
      rule: Rule;
    }[];
    outlookUnknown: number | null;
    /**
     * Customers whose cell is certain; null where nothing says how sure an outlook is.
     */
    certain: number | null;
  };
  getGridDensity: {
    valueCut: number;
    outlookCut: number;
    /**
     * Edges of the classes of past-year measure, ascending, spaced for a logarithmic axis.
     */
    valueEdges: number[];
    /**
     * Ascending; of money for a logarithmic axis, of a share for an even one.
     */
    outlookEdges: number[];
    /**
     * [value class][outlook class]
     */
    counts: (number | null)[][];
    /**
     * By value class: customers whose outlook nobody can know.
     */
    outlookUnknown: (number | null)[];
  };
  listSegments: {
    segments: {
      /**
       * Its lasting name in addresses.
       */
      name: string;
      label: string;
      rule: Rule;
      inWords: string;
      version: number;
      savedAt: string;
      savedBy: string;
      customers: number | null;
      /**
       * Why it can no longer be counted.
       */
      problem: string | null;
    }[];
  };
  saveSegment: {
    segment: Segment;
  };
  removeSegment: {
    removed: string;
    /**
     * To save it again from.
     */
    version: number;
  };
  segmentHistory: {
    versions: {
      /**
       * Its lasting name in addresses.
       */
      name: string;
      label: string;
      rule: Rule;
      inWords: string;
      version: number;
      savedAt: string;
      savedBy: string;
      removed: boolean;
    }[];
  };
  findCustomers: {
    total: number;
    columns: {
      name: string;
      label: string;
      meaning: string;
      unit: string;
      type: 'text' | 'number' | 'money' | 'count' | 'day' | 'flag' | 'list';
    }[];
    rows: {
      [k: string]: string | number | boolean | null;
    }[];
  };
  getCustomer: {
    id: string;
    asOf: string;
    currency: string | null;
    /**
     * What the facts about the time to come are about; or why there are none.
     */
    forecast:
      | {
          /**
           * Lifetime revenue, value or outcome.
           */
          name: string;
          /**
           * As far as it looks.
           */
          days: number;
          until: string;
        }
      | {
          reason: string;
        };
    facts: {
      name: string;
      label: string;
      meaning: string;
      formula: string;
      source: string;
      unit: string;
      type: 'text' | 'number' | 'money' | 'count' | 'day' | 'flag' | 'list';
      value: string | number | boolean | null;
    }[];
    segments: {
      /**
       * lifecycle, value, pattern, decile, rfm, or saved.
       */
      scheme: string;
      segment: string;
      /**
       * Why this customer is in it, with their own figures.
       */
      reason: string;
      since: string | null;
      /**
       * The segment at the earlier day, where that is known.
       */
      before: string | null;
    }[];
    consents: {
      purpose: string;
      status: 'given' | 'withdrawn';
    }[];
  };
  getTimeline: {
    total: number;
    entries: {
      day: string;
      kind: 'order' | 'return';
      order: string | null;
      amount: number;
      channel: string | null;
      lines: {
        product: string | null;
        name: string | null;
        category: string | null;
        quantity: number | null;
        amount: number;
        refunded: number | null;
      }[];
    }[];
  };
  listMerges: {
    total: number;
    merges: Merge[];
  };
  getPutTogether: {
    customer: Identifier2;
    /**
     * How many others there are.
     */
    total: number;
    merges: Merge[];
  };
  listIdentityQuestions: {
    /**
     * Open.
     */
    total: number;
    answered: number;
    questions: IdentityQuestion[];
  };
  listIdentityDecisions: {
    total: number;
    decisions: {
      /**
       * Two identifiers, in any order.
       *
       * @minItems 2
       * @maxItems 2
       */
      keys: [string, string];
      decision: 'apart' | 'together';
      version: number;
      decidedAt: string;
      decidedBy: string;
      /**
       * Whether this run was made with it.
       */
      counts: 'already' | 'with the next analysis';
      /**
       * @minItems 2
       * @maxItems 2
       */
      identifiers: [Identifier, Identifier];
    }[];
  };
  decideIdentity: {
    decisions: {
      /**
       * Two identifiers, in any order.
       *
       * @minItems 2
       * @maxItems 2
       */
      keys: [string, string];
      /**
       * Two people, one person, or nobody knows; `open` also takes an answer back.
       */
      decision: 'apart' | 'together' | 'open';
      version: number;
      decidedAt: string;
      decidedBy: string;
    }[];
    counts: 'with the next analysis';
  };
  listPurposes: {
    purposes: {
      purpose: string;
      given: number | null;
      withdrawn: number | null;
    }[];
  };
  previewList: {
    matched: number;
    exported: number;
    withheld: {
      reason: string;
      customers: number;
    }[];
  };
  makeList: {
    list: List;
  };
  listLists: {
    lists: List[];
    total: number;
  };
  listPeople: {
    people: Person[];
  };
  invitePerson: {
    person: Person;
    link: string;
  };
  changePerson: {
    person: Person;
  };
  removePerson: {
    removed: string;
  };
  listKeys: {
    keys: Key[];
  };
  createKey: {
    key: Key;
    secret: string;
  };
  revokeKey: {
    revoked: string;
  };
  listChanges: {
    changes: {
      id: number;
      at: string;
      actor: string;
      action: string;
      subject: string;
      before?: unknown;
      after?: unknown;
    }[];
  };
}
export interface Session {
  /**
   * `set-up`: nobody is known yet, the first to come becomes the owner.
   */
  state: 'set-up' | 'signed-out' | 'signed-in';
  /**
   * Its name.
   */
  workspace?: string;
  version?: string;
  /**
   * With `set-up`: whether the first person has to name the code that the terminal shows.
   */
  setUpCode?: boolean;
  person?: {
    id: string;
    name: string;
    email: string;
    role: Role;
  };
  permissions?: Permission[];
}
export interface DataFile {
  name: string;
  bytes: number;
  addedAt: string;
  /**
   * Part of the made-up sample, which one call removes again.
   */
  sample: boolean;
}
export interface Preview {
  files: FilePreview[];
  /**
   * Whether an analysis can start.
   */
  ready: boolean;
  /**
   * What is wrong with the files as a whole.
   */
  problem: {
    code: string;
    message: string;
    remedy: string;
  } | null;
}
export interface FilePreview {
  /**
   * What answers are given by. Each sheet of a workbook has its own: `book.xlsx › Orders`.
   */
  name: string;
  /**
   * The file that it lies in.
   */
  file: string;
  state: 'ready' | 'question' | 'refused' | 'ignored';
  kind:
    | (
        | 'transactions'
        | 'customers'
        | 'products'
        | 'costs'
        | 'consents'
        | 'interactions'
        | 'campaigns'
        | 'exposures'
        | 'ignore'
      )
    | null;
  /**
   * Which reader recognised it, in words: Shopify orders.
   */
  reader: string | null;
  /**
   * Whether the reader settles what the file holds and which column is which: no setting changes it.
   */
  isFixed: boolean;
  /**
   * CSV, comma, UTF-8.
   */
  format: string | null;
  mapping: {
    column: string;
    meaning: string;
    header: string;
    confidence: 'sure' | 'likely' | 'stated';
    why: string;
    required: boolean;
  }[];
  /**
   * Canonical columns that nothing was found for.
   */
  missing: {
    column: string;
    meaning: string;
  }[];
  /**
   * Headers that stay unused.
   */
  unmapped: string[];
  headers: string[];
  /**
   * The first rows as they stand in the file, in the order of `headers`.
   */
  sample: string[][];
  questions: Question[];
  /**
   * How much was looked at, and what else there is to know. Sentences.
   */
  notes: string[];
  problem: {
    code: string;
    message: string;
    remedy: string;
  } | null;
}
export interface Question {
  about: 'column' | 'dateOrder' | 'decimal' | 'currency' | 'kind';
  /**
   * The canonical column that is asked for, where `about` is `column`.
   */
  column?: string;
  /**
   * The question, as a person would ask it.
   */
  text: string;
  options: {
    value: string;
    label: string;
    /**
     * A value of the file, read in this way.
     */
    example?: string;
  }[];
  /**
   * The likeliest answer; absent where there is no telling.
   */
  suggested?: string;
  /**
   * Whether the file cannot be read before this is answered.
   */
  mustAnswer: boolean;
}
export interface Job {
  id: string;
  state: 'waiting' | 'running' | 'published' | 'failed' | 'cancelled';
  /**
   * A person, a key, or the schedule.
   */
  startedBy: string;
  startedAt: string;
  finishedAt: string | null;
  files: string[];
  progress: {
    stage: 'reading' | 'customers' | 'segments' | 'report' | 'writing';
    text: string;
    share: number | null;
  } | null;
  /**
   * The run that it published.
   */
  run: string | null;
  problem: {
    code: string;
    message: string;
    remedy: string;
    place?: {
      file?: string;
      row?: number;
      field?: string;
    };
  } | null;
}
export interface Schedule {
  every: 'day' | 'week' | 'month';
  /**
   * 1 is Monday; with `week`.
   */
  weekday?: number;
  /**
   * With `month`; in a shorter month its last day.
   */
  dayOfMonth?: number;
  at: string;
  /**
   * IANA name.
   */
  timeZone: string;
}
export interface RunInfo {
  id: string;
  asOf: string;
  finishedAt: string;
  latest: boolean;
  files: {
    name: string;
    bytes: number;
    rows: number | null;
  }[];
  /**
   * Whether files of the made-up sample are among them.
   */
  sample: boolean;
  /**
   * Null where it speaks of too few people for this reader.
   */
  finding: string | null;
  customers: number | null;
  revenue: number | null;
  currency: string | null;
  measure: 'revenue' | 'margin' | 'outcome';
  timeZone: string;
  rejected: number;
  version: string;
}
export interface Comparison {
  from: {
    id: string;
    asOf: string;
  };
  to: {
    id: string;
    asOf: string;
  };
  headline: string;
  comparable: boolean;
  /**
   * What the comparison cannot say, and why.
   */
  notes: string[];
  figures: {
    name: string;
    path: string;
    unit: 'money' | 'count' | 'share' | 'days';
    before: number | null;
    after: number | null;
    change: number | null;
  }[];
  causes: {
    /**
     * A sentence.
     */
    text: string;
    /**
     * Its part of the change of the past-year measure, where it has one.
     */
    amount: number | null;
    /**
     * `behaviour`: customers did something; `window`: purchases left or entered the past year; `data`: other files, corrected rows; `rules`: the playbook or a learned limit changed; `version`: another program version.
     */
    kind: 'behaviour' | 'window' | 'data' | 'rules' | 'version';
  }[];
  segments: {
    scheme: 'lifecycle' | 'value' | 'decile' | 'rfm';
    segment: string;
    before: number | null;
    after: number | null;
  }[];
  /**
   * Lifecycle, customer by customer; `not yet a customer` and `no longer in the data` at the ends.
   */
  moves: {
    from: string;
    to: string;
    customers: number | null;
  }[];
  data: {
    added: string[];
    removed: string[];
    changed: string[];
    same: string[];
    rejectedBefore: number;
    rejectedAfter: number;
  };
  /**
   * What differs between the playbooks.
   */
  settings: {
    path: string;
    before: string | null;
    after: string | null;
  }[];
}
export interface SectionWords {
  id: string;
  /**
   * A word or two, for lists of sections.
   */
  name: string;
  /**
   * The finding.
   */
  heading: string;
  /**
   * What it means; where there are no numbers, the reason.
   */
  lead: string[];
  /**
   * What its picture measures, and from where; null where there is nothing to draw.
   */
  picture: {
    subtitle: string;
    source: string;
  } | null;
  /**
   * The words stand in for others, which speak of too few people.
   */
  withheld: boolean;
}
export interface Rule {
  [k: string]: unknown;
}
export interface Field {
  name: string;
  label: string;
  type: 'text' | 'number' | 'money' | 'count' | 'day' | 'flag' | 'list';
  meaning: string;
  unit: string;
  formula: string;
  source: string;
  /**
   * What a text field holds, the most frequent first, where there are few values.
   */
  values?: string[];
  /**
   * Lowest and highest value of a number.
   */
  range?: [number, number] | null;
  /**
   * What may be asked of it: $eq, $gte, …
   */
  operators: string[];
}
export interface Segment {
  /**
   * Its lasting name in addresses.
   */
  name: string;
  label: string;
  rule: Rule;
  inWords: string;
  version: number;
  savedAt: string;
  savedBy: string;
}
export interface Merge {
  identifier: Identifier;
  customer: Identifier;
  /**
   * What joins, or seems to.
   */
  rule: 'decision' | 'stated' | 'id' | 'email' | 'phone' | 'anonymous' | 'household' | 'account';
  via: Identifier1;
  /**
   * The file that says so; null where a person does.
   */
  source: string | null;
  /**
   * How many of its rows.
   */
  rows: number;
  /**
   * The day of the first of them; null where the file gives none.
   */
  since: string | null;
  /**
   * To undo it, say that these two are apart; null where the customer list decides.
   */
  parting: {
    /**
     * Two identifiers, in any order.
     *
     * @minItems 2
     * @maxItems 2
     */
    keys: [string, string];
    /**
     * What was said of the two last.
     */
    said: IdentityDecision | null;
  } | null;
}
export interface Identifier {
  /**
   * As the run spells it; decisions name it by this.
   */
  key: string;
  kind: 'id' | 'email' | 'phone' | 'device' | 'guest' | 'household' | 'account';
  /**
   * In clear; null for an address or number of which the files hold only the hash.
   */
  text: string | null;
}
/**
 * The identifier beside which it stands.
 */
export interface Identifier1 {
  /**
   * As the run spells it; decisions name it by this.
   */
  key: string;
  kind: 'id' | 'email' | 'phone' | 'device' | 'guest' | 'household' | 'account';
  /**
   * In clear; null for an address or number of which the files hold only the hash.
   */
  text: string | null;
}
export interface IdentityDecision {
  /**
   * Two identifiers, in any order.
   *
   * @minItems 2
   * @maxItems 2
   */
  keys: [string, string];
  /**
   * Two people, one person, or nobody knows; `open` also takes an answer back.
   */
  decision: 'apart' | 'together' | 'open';
  version: number;
  decidedAt: string;
  decidedBy: string;
  /**
   * Whether this run was made with it.
   */
  counts: 'already' | 'with the next analysis';
}
/**
 * What names the customer.
 */
export interface Identifier2 {
  /**
   * As the run spells it; decisions name it by this.
   */
  key: string;
  kind: 'id' | 'email' | 'phone' | 'device' | 'guest' | 'household' | 'account';
  /**
   * In clear; null for an address or number of which the files hold only the hash.
   */
  text: string | null;
}
export interface IdentityQuestion {
  name: string;
  kind: 'shared' | 'chain' | 'contradiction' | 'placeholder' | 'two households' | 'two accounts' | 'alike';
  rule: ('decision' | 'stated' | 'id' | 'email' | 'phone' | 'anonymous' | 'household' | 'account') | null;
  /**
   * What is shared, or in question; null where people are only alike.
   */
  identifier: Identifier | null;
  /**
   * The question in plain English.
   */
  sentence: string;
  /**
   * Whom it is about, with what helps to tell; the first ten.
   */
  customers: {
    customer: Identifier;
    /**
     * How many rows say so.
     */
    rows: number;
    names: string[];
    places: string[];
    orders: number | null;
    lastPurchase: string | null;
  }[];
  /**
   * How many they are.
   */
  total: number;
  files: string[];
  /**
   * Who put it off, or took an answer back.
   */
  later: {
    decidedAt: string;
    decidedBy: string;
  } | null;
  /**
   * How it is answered: by a decision on each of `pairs`; by naming the identifier among the placeholders of the playbook; by correcting the customer list.
   */
  answer: 'people' | 'playbook' | 'list';
  /**
   * Each two of the customers.
   */
  pairs: {
    /**
     * Two identifiers, in any order.
     *
     * @minItems 2
     * @maxItems 2
     */
    keys: [string, string];
    /**
     * To decide over; 0 where nothing was said.
     */
    version: number;
    /**
     * What was said last.
     */
    decision: ('apart' | 'together' | 'open') | null;
  }[];
}
export interface List {
  id: string;
  label: string;
  run: string;
  asOf: string;
  purpose: string;
  use: 'contact' | 'analysis';
  inWords: string;
  createdAt: string;
  createdBy: string;
  matched: number;
  exported: number;
  withheld: {
    reason: string;
    customers: number;
  }[];
}
export interface Person {
  id: string;
  name: string;
  email: string;
  role: Role;
  state: 'active' | 'invited';
  createdAt: string;
}
export interface Key {
  id: string;
  name: string;
  /**
   * The first characters, by which the key can be recognised.
   */
  prefix: string;
  scopes: Permission[];
  /**
   * The name of the person it belongs to.
   */
  createdBy: string;
  createdAt: string;
  lastUsedAt: string | null;
  expiresAt: string | null;
}
